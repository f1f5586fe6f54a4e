using System.Text.Json.Nodes;
using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Replies;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>What goes over the wire: spellings the server finds, and nothing that was not meant.</summary>
public class SpellingTests
{
    [Fact]
    public async Task round_filters_are_sent_with_two_underscores()
    {
        var asked = await Ask(
            "round-performances",
            c =>
                c.RoundPerformancesAsync(
                    "id",
                    Tournament.Classic,
                    new PerformanceFilter { FromRound = 1200, ToRound = 1300 }
                )
        );

        asked.Query.ShouldContain("roundNumber__gte: $roundNumberGte");
        asked.Query.ShouldContain("roundNumber__lte: $roundNumberLte");
        ((int?)asked.Variables["roundNumberGte"]).ShouldBe(1200);
    }

    [Fact]
    public async Task filters_without_a_value_are_nowhere_in_the_request()
    {
        var asked = await Ask("round-performances", c => c.RoundPerformancesAsync("id", Tournament.Classic));

        asked.Variables.Select(pair => pair.Key).ShouldBe(["modelId", "tournament"]);
        asked.Query.ShouldNotContain("roundNumber__");
        asked.Query.ShouldNotContain("lastNRounds");
    }

    [Fact]
    public async Task round_details_alias_scores_back()
    {
        var asked = await Ask("round-details", c => c.RoundDetailsAsync(Tournament.Classic, 1301));

        asked.Query.ShouldContain("corr20: corr_20");
        asked.Query.ShouldContain("corr60: corr_60");
        asked.Query.ShouldContain("mmc60: mmc_60");
    }

    [Fact]
    public async Task leaderboard_returns_are_asked_for_with_underscores()
    {
        var asked = await Ask("classic-leaderboard", c => c.ClassicLeaderboardPageAsync());

        asked.Query.ShouldContain("return1Day: return_1_day");
    }

    [Theory]
    [InlineData(Tournament.Classic, 8)]
    [InlineData(Tournament.Signals, 11)]
    [InlineData(Tournament.Crypto, 12)]
    public async Task tournament_is_always_sent_because_its_default_is_classic(Tournament tournament, int id)
    {
        var asked = await Ask("rounds", c => c.RoundsAsync(tournament));

        asked.Variables.ToJsonString().ShouldBe(new JsonObject { ["tournament"] = id }.ToJsonString());
    }

    private static async Task<Asked> Ask<T>(string document, Func<NumeraiClient, Task<Answer<T>>> question)
        where T : class
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture(document)));
        await question(fixture.Client);
        return fixture.Server.Asked.ShouldHaveSingleItem();
    }
}
