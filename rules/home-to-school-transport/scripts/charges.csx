decimal Raised(decimal amount, decimal percent) => amount * (100m + percent) / 100m;
