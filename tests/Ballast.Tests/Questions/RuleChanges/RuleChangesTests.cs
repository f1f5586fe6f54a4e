using System.Text.RegularExpressions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.RuleChanges;

/// <summary>The question as somebody asks it.</summary>
public sealed class RuleChangesTests : IDisposable
{
    private readonly RuleStore _store = new();
    private readonly CommandLine _line;

    public RuleChangesTests() => _line = new CommandLine { Location = _store.Location, Now = RuleStore.Now };

    public void Dispose()
    {
        _line.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void Ask_NothingIsNear_SaysSo()
    {
        Scores();
        _line.Run("rule-changes").Out.ShouldContain("No change of the payout rules is near");
        _line.Json("rule-changes").GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    /// <summary>What is staked next is paid by the newest rule, however old the stored scores are.</summary>
    [Theory]
    [InlineData(1000, false)]
    [InlineData(1171, false)]
    [InlineData(1222, true)]
    public void Ask_NothingIsNear_NamesTheLastChange(int last, bool isKnown)
    {
        _store.Scores("a", "corr20V2", 900, last, _ => 0.01);
        var said = _line.Run("rule-changes").Out.ReplaceLineEndings(" ");
        said.ShouldContain("The payout rules of classic changed with round 1172, which opened on 2026-01-01.");
        said.ShouldContain("The multiplier of mmc is 2.25; before, 2.");
        said.Contains($"end with round {last}, before it", StringComparison.Ordinal).ShouldBe(!isKnown);
        var answer = _line.Json("rule-changes");
        answer.GetProperty("last").GetProperty("round").GetInt32().ShouldBe(1172);
        answer.GetProperty("newestScored").GetInt32().ShouldBe(last);
    }

    [Fact]
    public void Ask_AChangeThatARoundSays_IsExplainedInOneParagraph()
    {
        Scores();
        _store.Stake("a", RuleStore.Newest, 200);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 4.5m)));
        var said = _line.Run("rule-changes").Out;
        said.ShouldContain($"The payout rules of classic changed with round {RuleStore.Newest}");
        said.ShouldContain("The multiplier of mmc is 4.5; before, 2.25.");
        said.ShouldContain("The stakes of now (200.00 NMR, 1 model) would have brought");
        said.ReplaceLineEndings(" ").ShouldContain($"registry set epoch classic-{RuleStore.Newest}");
        var change = _line.Json("rule-changes").GetProperty("changes")[0];
        change.Text("kind").ShouldBe("rule");
        change.GetProperty("effect").Text("stakeFrom").ShouldBe("open-stakes");
    }

    [Fact]
    public async Task Page_HasAButton_WhichNotesTheLook()
    {
        Scores();
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 4.5m)));
        await using var served = await Served.StartAsync(line: _line, hasStore: false);
        var cancellation = TestContext.Current.CancellationToken;
        var page = await (await served.GetAsync("/rule-changes")).Content.ReadAsStringAsync(cancellation);
        var address = Regex
            .Match(page, "hx-post=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["address"]
            .Value;
        address.ShouldStartWith("/alerts/look?incident=rule-change%2Fclassic%2F%2F");
        var looked = await served.SendAsync(HttpMethod.Post, address, null, ("X-Ballast-Csrf", "own-page"));
        (await looked.Content.ReadAsStringAsync(cancellation)).ShouldContain("Looked at by ann@desk");
        _line.Json("rule-changes").GetProperty("changes")[0].Text("lookedAtBy").ShouldBe("ann@desk");
        (await (await served.GetAsync("/rule-changes")).Content.ReadAsStringAsync(cancellation)).ShouldNotContain(
            "hx-post=\"/alerts"
        );
    }

    /// <summary>The new rule has a name, and other questions take it.</summary>
    [Fact]
    public void Rule_OfARoundThatSaysSo_IsTakenByName()
    {
        Scores();
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 4.5m)));
        var rule = _line.Json("rule-changes").GetProperty("changes")[0].Text("after");
        var twice = Sum("backtest", "--rule", rule, "--grid", "mmc=4.5");
        Sum("backtest", "--grid", "mmc=2.25").ShouldBe(twice / 2, 1e-9);
        _line.Run("rehearse", "--rule", rule, "--policy", "hold").Code.ShouldBe(0);
        var wrong = _line.Run("rehearse", "--rule", "none", "--policy", "hold");
        wrong.Code.ShouldBe(2);
        wrong.Error.ShouldContain(rule);
    }

    /// <summary>What was measured under a rule says when it stops to speak of what comes: announced ahead, and once the rounds pay otherwise.</summary>
    [Theory]
    [InlineData("evidence")]
    [InlineData("advise")]
    public void Evidence_UnderARuleThatEnds_Expires(string question)
    {
        Scores(from: 1172);
        _line.Json(question).TryGetProperty("expiry", out var none).ShouldBeTrue();
        none.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 4.5m)));
        var expired = _line.Json(question).GetProperty("expiry");
        (expired.GetProperty("round").GetInt32(), expired.GetProperty("hasExpired").GetBoolean()).ShouldBe(
            (RuleStore.Newest, true)
        );
        _line
            .Json(question, "--rule", "classic-12-corr075-mmc225")
            .GetProperty("expiry")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        // Before the round said so nobody knew, and of the change that is announced everybody does.
        var before = _line.Json(question, "--as-of", "2026-04-14").GetProperty("expiry");
        before.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    private double Sum(params string[] words) =>
        _line.Json(words).GetProperty("best")[0].GetProperty("value").GetDouble();

    private void Scores(int from = 1000)
    {
        var last = RuleStore.Newest - 24;
        foreach (var (metric, size) in new[] { ("corr20V2", 0.01), ("mmc", 0.002) })
        {
            _store.Scores("a", metric, from, last, r => size * (1 + Math.Sin(r)));
            _store.Scores("b", metric, from, last, r => size * Math.Cos(r));
        }
    }
}
