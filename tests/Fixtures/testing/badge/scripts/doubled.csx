long Doubled(long points) => points * 2;
