namespace Ballast.Numerai;

/// <summary>What a leaderboard is ordered by.</summary>
/// <param name="By">A column of the board (<c>mmc</c>, <c>corr60</c>); clients disagree on whether plain <c>corr</c> is taken.</param>
/// <param name="Descending">Largest first.</param>
public sealed record Ordering(string By, bool Descending = true)
{
    internal string Direction => Descending ? "desc" : "asc";
}
