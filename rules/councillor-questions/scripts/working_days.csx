// The public holidays of England from 2018 to 2028, with year, month and day in one number.
bool PublicHoliday(long day) => day switch
{
    20180101 or 20180330 or 20180402 or 20180507 or 20180528 or 20180827 or 20181225 or 20181226 => true,
    20190101 or 20190419 or 20190422 or 20190506 or 20190527 or 20190826 or 20191225 or 20191226 => true,
    20200101 or 20200410 or 20200413 or 20200508 or 20200525 or 20200831 or 20201225 or 20201228 => true,
    20210101 or 20210402 or 20210405 or 20210503 or 20210531 or 20210830 or 20211227 or 20211228 => true,
    20220103 or 20220415 or 20220418 or 20220502 or 20220602 or 20220603 or 20220829 or 20220919 or 20221226 or 20221227 => true,
    20230102 or 20230407 or 20230410 or 20230501 or 20230508 or 20230529 or 20230828 or 20231225 or 20231226 => true,
    20240101 or 20240329 or 20240401 or 20240506 or 20240527 or 20240826 or 20241225 or 20241226 => true,
    20250101 or 20250418 or 20250421 or 20250505 or 20250526 or 20250825 or 20251225 or 20251226 => true,
    20260101 or 20260403 or 20260406 or 20260504 or 20260525 or 20260831 or 20261225 or 20261228 => true,
    20270101 or 20270326 or 20270329 or 20270503 or 20270531 or 20270830 or 20271227 or 20271228 => true,
    20280103 or 20280414 or 20280417 or 20280501 or 20280529 or 20280828 or 20281225 or 20281226 => true,
    _ => false,
};

bool WorkingDay(System.DateOnly day) => !is_weekend(day) && !PublicHoliday(year_of(day) * 10_000 + month_of(day) * 100 + day_of(day));

// The working day that lies so many working days before a day; the day itself does not count.
System.DateOnly WorkingDaysBefore(System.DateOnly day, long count)
{
    System.DateOnly found = day;
    long left = count;
    while (left > 0)
    {
        found = add_days(found, -1);
        if (WorkingDay(found)) { left = left - 1; }
    }
    return found;
}
