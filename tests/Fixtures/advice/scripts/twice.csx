long twice(long number) => number * 2;
