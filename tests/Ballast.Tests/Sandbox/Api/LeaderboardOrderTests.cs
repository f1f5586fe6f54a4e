using System.Text.Json;
using Ballast.Tests.Sandbox.Server;

namespace Ballast.Tests.Sandbox.Api;

/// <summary>What a leaderboard is asked for is done, or refused in words: never left out in silence.</summary>
public sealed class LeaderboardOrderTests : IAsyncLifetime
{
    private TestClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await TestClient.StartAsync(TestClient.Legacy, rounds: 150);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Theory]
    [InlineData("v2Leaderboard", "mmc60Rep", "mmc60Rep")]
    [InlineData("v2Leaderboard", "mmc60", "mmc60Rep")]
    [InlineData("v2Leaderboard", "return_13_weeks", "return_13_weeks")]
    [InlineData("v2Leaderboard", "return13Weeks", "return_13_weeks")]
    [InlineData("v2Leaderboard", "nmrStaked", "nmrStaked")]
    [InlineData("signalsLeaderboard", "mpc", "mpcRep")]
    [InlineData("cryptosignalsLeaderboard", "corrRep", "corrRep")]
    [InlineData("accountLeaderboard", "mmc", "mmc")]
    [InlineData("accountLeaderboard", "corr", "corr")]
    public async Task OrderBy_AColumn_OrdersByIt_DownwardsUnlessAskedOtherwise(string board, string by, string column)
    {
        var down = await ColumnAsync(board, $"orderBy: \"{by}\"", column);
        down.Count.ShouldBeGreaterThan(1);
        down.ShouldBe(down.OrderDescending());
        (await ColumnAsync(board, $"orderBy: \"{by}\", direction: \"desc\"", column)).ShouldBe(down);
        var up = await ColumnAsync(board, $"orderBy: \"{by}\", direction: \"ASC\"", column);
        up.ShouldBe(down.Order());
    }

    [Fact]
    public async Task Order_WithoutAColumn_IsByRank_AndADirectionTurnsIt()
    {
        var ranks = await ColumnAsync("v2Leaderboard", "limit: 100", "rank");
        ranks.ShouldBe(Enumerable.Range(1, ranks.Count).Select(r => (decimal)r));
        (await ColumnAsync("v2Leaderboard", "direction: \"asc\"", "rank")).ShouldBe(ranks);
        (await ColumnAsync("v2Leaderboard", "direction: \"desc\"", "rank")).ShouldBe(ranks.AsEnumerable().Reverse());
        (await ColumnAsync("v2Leaderboard", "orderBy: \"\", filterBy: \"\"", "rank")).ShouldBe(ranks);
    }

    [Fact]
    public async Task Order_ByName_IsByItsLetters()
    {
        var data = await _client.DataAsync("{ v2Leaderboard(orderBy: \"username\") { username } }");
        var names = data.GetProperty("v2Leaderboard")
            .EnumerateArray()
            .Select(r => r.GetProperty("username").GetString()!);
        names.ShouldBe(names.OrderBy(n => n, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_IsCutFromTheOrderThatIsAskedFor()
    {
        var all = await ColumnAsync("v2Leaderboard", "orderBy: \"mmc\"", "mmcRep");
        var page = await ColumnAsync("v2Leaderboard", "orderBy: \"mmc\", limit: 2, offset: 3", "mmcRep");
        page.ShouldBe(all.Skip(3).Take(2));
    }

    [Theory]
    [InlineData("orderBy: \"luck\"", "orderBy \"luck\" is no column of V2LeaderboardEntry")]
    [InlineData("orderBy: \"latestUserScores\"", "orderBy \"latestUserScores\" is no column of V2LeaderboardEntry")]
    [InlineData("orderBy: \"cort20Rep\"", "this sandbox does not serve orderBy \"cort20Rep\"")]
    [InlineData("direction: \"up\"", "direction is asc or desc, not \"up\"")]
    [InlineData("filterBy: \"staked\"", "this sandbox does not serve filterBy \"staked\"")]
    public async Task Wish_ThatIsNotGranted_IsRefused(string wish, string why) =>
        (await _client.ErrorAsync($"{{ v2Leaderboard({wish}) {{ username }} }}")).ShouldBe(why);

    [Fact]
    public async Task RankOfAReturn_IsItsPlaceOnTheBoard()
    {
        var data = await _client.DataAsync(
            "{ v2Leaderboard(orderBy: \"return_52_weeks\") { return_52_weeks return_52_weeks_rank } }"
        );
        var place = 0;
        foreach (var row in data.GetProperty("v2Leaderboard").EnumerateArray())
        {
            if (row.GetProperty("return_52_weeks").ValueKind == JsonValueKind.Number)
                row.GetProperty("return_52_weeks_rank").GetInt32().ShouldBe(++place);
        }
        place.ShouldBeGreaterThan(3);
    }

    private async Task<List<decimal>> ColumnAsync(string board, string arguments, string column)
    {
        var data = await _client.DataAsync($"{{ {board}({arguments}) {{ {column} }} }}");
        return
        [
            .. data.GetProperty(board)
                .EnumerateArray()
                .Select(r => r.GetProperty(column))
                .Where(v => v.ValueKind != JsonValueKind.Null)
                .Select(v =>
                    v.ValueKind == JsonValueKind.String
                        ? decimal.Parse(v.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                        : v.GetDecimal()
                ),
        ];
    }
}
