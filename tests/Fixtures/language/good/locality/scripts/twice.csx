long Twice(long x) => x * 2;
