using System.Globalization;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Cli;

/// <summary>A policy that is followed on paper is a prediction: the rounds after its start say what it was worth. Crypto, whose rounds lock for 20 days.</summary>
public sealed class PaperGradingTests : IDisposable
{
    private const int Before = 1300;
    private const int First = 1350;
    private const int Horizon = 20;

    private readonly FakeTimeProvider _clock = new(RoundCalendar.CloseTime(First).AddHours(-5));
    private readonly CommandLine _line;

    public PaperGradingTests() => _line = new CommandLine { Clock = _clock };

    public void Dispose() => _line.Dispose();

    /// <summary>Until the start a was ahead of b. The follower is all on a, and ends ahead of equal weight if a goes on so, and behind if not; stopping it takes nothing back.</summary>
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(-0.02, 0)]
    public void FollowBest_IsGradedByTheRoundsAfterItsStart(double after, double isAhead)
    {
        Import(Before, First - Before - 30, (_, model) => model == "a" ? 0.02 : -0.02);
        var started = Json("paper", "start", "follow-best", "--total", "100");
        started.Whole("firstRound").ShouldBe(First);
        Record().GetProperty("nextGradableAt").GetDateTimeOffset().ShouldBe(Resolved(First + Horizon - 1));
        _clock.AdjustTime(Resolved(First + Horizon - 1).AddMinutes(-1));
        Record().Whole("graded").ShouldBe(0);
        Json("paper", "stop", "follow-best");
        _clock.AdjustTime(Resolved(First + Horizon - 1).AddDays(1));
        Record().GetProperty("claims")[0].Text("missing").ShouldContain("less than half of them");
        Import(First, Horizon, (_, model) => model == "a" ? after : -after);
        var claim = Record().GetProperty("claims")[0];
        claim.Text("kind").ShouldBe("paper");
        claim.Text("question").ShouldBe("paper start follow-best models=a,b total=100 name=follow-best");
        Figure(claim, "aheadOfBenchmark").ShouldBe(isAhead);
        // Each round stakes 100 / 24 NMR, of which a returns what b loses: equal weight stands still.
        Figure(claim, "gainOverBenchmark").ShouldBe(after / 24, 1e-4);
        _line
            .Run("evidence", "--track-record", "--tournament", "crypto")
            .Out.ShouldContain("1 answer about the future is kept, 1 of them graded so far");
    }

    /// <summary>The verdict comes with enough rounds: a planted difference is shown, noise is not.</summary>
    [Theory]
    [InlineData(true, "better")]
    [InlineData(false, "not-shown")]
    public void Verdict_WithEnoughRounds_TellsAPlantedDifferenceFromNoise(bool isPlanted, string verdict)
    {
        const int Rounds = 260;
        var random = new Random(11);
        Import(Before, First - Before - 30, (_, model) => model == "a" ? 0.02 : -0.02);
        Json("paper", "start", "follow-best", "--total", "100");
        _clock.AdjustTime(Resolved(First + Rounds).AddDays(1));
        Import(
            First,
            Rounds,
            (_, model) =>
                ((random.NextDouble() - 0.5) / 10)
                + (
                    !isPlanted ? 0
                    : model == "a" ? 0.02
                    : -0.02
                )
        );
        var account = Json("paper", "show", "follow-best").GetProperty("accounts")[0];
        account.Whole("rounds").ShouldBe(Rounds);
        account.Whole("roundsNeeded").ShouldBeLessThan(Rounds);
        account.Text("verdict").ShouldBe(verdict);
    }

    private static DateTimeOffset Resolved(int round) =>
        Enumerable.Range(First, round - First + 1).Max(r => RoundCalendar.ResolveTime(r));

    private static double Figure(JsonElement claim, string name) =>
        claim
            .GetProperty("figures")
            .EnumerateArray()
            .Single(f => f.Text("name") == name && f.Text("about") == "follow-best")
            .Number("value");

    private JsonElement Record() => Json("evidence", "--track-record");

    private JsonElement Json(params string[] args) => _line.Json([.. args, "--tournament", "crypto"]);

    private void Import(int first, int rounds, Func<int, string, double> score)
    {
        foreach (var metric in new[] { "corr", "mmc" })
        {
            var table = new StringBuilder("roundNumber,a,b\n");
            for (var round = first; round < first + rounds; round++)
            {
                var (a, b) = metric == "mmc" ? (score(round, "a"), score(round, "b")) : (0, 0);
                table.Append(CultureInfo.InvariantCulture, $"{round},{a:R},{b:R}\n");
            }
            var file = _line.Folder.Write(metric + ".csv", table.ToString());
            var said = _line.Run("import", file, "--metric", metric, "--tournament", "crypto");
            said.Code.ShouldBe(0, said.Out + said.Error);
        }
    }
}
