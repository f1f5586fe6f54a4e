using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Questions.Ladder.Changes;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What is locked, and when it comes free.</summary>
internal static class LadderQuestion
{
    private const int MostRounds = 1000;

    private static readonly Parameter Stake = new("stake", "What if: NMR at risk in each round, all models together.")
    {
        ValueName = "NMR",
        IsInForm = true,
        Range = new(0.01m, Plausible.Supply),
    };

    private static readonly Parameter Total = new(
        "total",
        "What if: NMR locked when all rounds are open; the stake of each round follows from it."
    )
    {
        ValueName = "NMR",
        Range = new(0.01m, Plausible.Supply),
    };

    private static readonly Parameter Rounds = new(
        "rounds",
        "What if: rounds open at once (default: as the newest rule has them)."
    )
    {
        ValueName = "N",
        IsWhole = true,
        Range = new(1, MostRounds),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<LadderAnswer>
        {
            Name = "ladder",
            Title = "Ladder",
            Topic = QuestionTopic.Action,
            Asks = "What is locked, and when does it come free?",
            Help =
                "What is at risk where and when each NMR comes free, with the worst case; --stake asks what a stake would mean, --release and --increase what a change made now would do by when.",
            Example = "ladder --stake 2 --rounds 64",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters =
            [
                Stake,
                Rounds,
                Total,
                .. ChangeParameters.All,
                ReturnParameters.Source,
                PaymentParameters.Rule,
            ],
            Subject = QuestionSubject.Slots,
            Shape = () => new LadderJson(Answers.Options()).LadderAnswer,
            Answer = asked => LadderComputation.Run(asked.View, Read(asked)),
            Text = LadderText.Write,
            Calendar = LadderDates.Find,
        };

    private static LadderRequest Read(Asked asked)
    {
        var request = new LadderRequest(
            asked.Given.Models,
            ReturnParameters.Read(asked.Given, asked.View.Rules) with
            {
                Models = asked.Given.Models,
            },
            asked.Given.Number(Stake),
            asked.Given.Number(Total),
            asked.Given.Whole(Rounds),
            ChangeParameters.Read(asked.Given),
            ChangeParameters.ReadMode(asked.Given)
        );
        if (request is { Stake: not null, Total: not null })
            throw new ParameterException(
                $"{Notice.Option("stake")} and {Notice.Option("total")} say the same in two ways: give one of them."
            );
        if (request is { IsWhatIf: false, Rounds: not null })
            throw new ParameterException(
                $"{Notice.Option("rounds")} needs {Notice.Option("stake")} or {Notice.Option("total")}."
            );
        if (request is { Changes.Count: 0, Mode: not null })
            throw new ParameterException(
                $"{Notice.Option("mode")} needs {Notice.Option("release")} or {Notice.Option("increase")}."
            );
        return request;
    }
}

/// <summary>What is asked.</summary>
/// <param name="Models">Names as typed; empty for all.</param>
/// <param name="Returns">Which returns outcomes and income stand on.</param>
/// <param name="Stake">What-if: NMR in each round.</param>
/// <param name="Total">What-if: NMR locked in all of them.</param>
/// <param name="Rounds">What-if: rounds open at once; null takes the rule's.</param>
/// <param name="Changes">Changes that would be asked for now.</param>
/// <param name="Mode">How atomic stakes go on with them; null takes what is known.</param>
internal sealed record LadderRequest(
    IReadOnlyList<string> Models,
    Workflows.Returns.ReturnRequest Returns,
    decimal? Stake,
    decimal? Total,
    int? Rounds,
    IReadOnlyList<AskedChange> Changes,
    AtomicMode? Mode
)
{
    /// <summary>Whether a stake was asked about.</summary>
    public bool IsWhatIf => Stake is not null || Total is not null;
}
