using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Datasets;

/// <summary>How large a tournament's made-up data is, and how much of its target can be known beforehand.</summary>
/// <param name="Rows">Ids of one round.</param>
/// <param name="Features">Features; none on Crypto, whose data has none.</param>
/// <param name="Skill">Correlation of the best possible prediction with what a 20-day target is made of.</param>
/// <param name="Days">Days of the longest target.</param>
internal sealed record DataShape(int Rows, int Features, double Skill, int Days)
{
    /// <summary>The shape of a tournament.</summary>
    public static DataShape Find(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic => new DataShape(1000, 42, 0.05, 60),
            Tournament.Signals => new DataShape(500, 20, 0.06, 60),
            _ => new DataShape(250, 0, 0.08, 20),
        };
}
