namespace Ballast.Core.Questions.Rehearse;

/// <summary>Which futures are asked for.</summary>
/// <param name="Rounds">Rounds to come.</param>
/// <param name="Paths">Futures.</param>
/// <param name="Seed">Where chance starts.</param>
internal sealed record FutureRequest(int Rounds, int Paths, int Seed)
{
    private const int MostRounds = 1000;
    private const int FewestPaths = 200;
    private const int MostPaths = 20_000;

    private static readonly Parameter RoundsToCome = new(
        "future",
        "Simulate so many rounds to come, drawn from past ones, in place of replaying the past."
    )
    {
        ValueName = "ROUNDS",
        IsWhole = true,
        IsInForm = true,
        Range = new(1, MostRounds),
    };

    private static readonly Parameter Futures = new("paths", "How many futures are simulated (needs --future).")
    {
        ValueName = "N",
        Default = "2000",
        IsWhole = true,
        Range = new(FewestPaths, MostPaths),
    };

    private static readonly Parameter Start = new("seed", "Where chance starts: the same seed gives the same futures.")
    {
        ValueName = "N",
        Default = "1",
        IsWhole = true,
        Range = new(0, int.MaxValue),
    };

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } = [RoundsToCome, Futures, Start];

    /// <summary>What was asked for; null where the past is to be replayed.</summary>
    /// <exception cref="ParameterException">A text cannot be read.</exception>
    public static FutureRequest? Read(Given given)
    {
        var paths = given.Whole(Futures)!.Value;
        var seed = given.Whole(Start)!.Value;
        return given.Whole(RoundsToCome) is { } rounds ? new FutureRequest(rounds, paths, seed) : null;
    }
}
