// The score of a risk: how likely it is, times how much it would matter.
long Score(long probability, long impact) => probability * impact;

// The highest of the four dimensions of impact that are described in words.
long HighestOf(long service, long reputation, long compliance, long strategic)
{
    long highest = service;
    if (reputation > highest) { highest = reputation; }
    if (compliance > highest) { highest = compliance; }
    if (strategic > highest) { highest = strategic; }
    return highest;
}
