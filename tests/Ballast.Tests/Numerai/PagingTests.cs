using System.Text.Json.Nodes;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class PagingTests
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(7, 3)]
    [InlineData(6, 3)]
    [InlineData(5, 500)]
    public async Task walk_gives_every_row_once(int rows, int pageSize)
    {
        using var fixture = new ClientFixture(Board(rows));

        var names = await fixture
            .Client.AccountLeaderboardAsync(Tournament.Signals, pageSize)
            .Select(row => row.Username!)
            .ToListAsync();

        names.ShouldBe(Enumerable.Range(0, rows).Select(i => $"user{i}"));
        fixture.Server.Asked.ShouldAllBe(asked => (int)asked.Variables["tournament"]! == 11);
    }

    [Fact]
    public async Task server_that_gives_less_than_asked_is_walked_to_the_end()
    {
        using var fixture = new ClientFixture(Board(25, cap: 10));

        (await fixture.Client.AccountLeaderboardAsync(Tournament.Classic).CountAsync()).ShouldBe(25);
        fixture.Server.Asked.Select(asked => (int)asked.Variables["offset"]!).ShouldBe([0, 10, 20, 25]);
    }

    [Fact]
    public async Task server_that_ignores_the_offset_does_not_keep_us_for_ever()
    {
        using var fixture = new ClientFixture(Board(5, ignoresOffset: true));

        (await fixture.Client.AccountLeaderboardAsync(Tournament.Classic).CountAsync()).ShouldBe(5);
        fixture.Server.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task walk_that_is_left_early_asks_for_no_more()
    {
        using var fixture = new ClientFixture(Board(25));

        (await fixture.Client.AccountLeaderboardAsync(Tournament.Classic, pageSize: 10).Take(4).CountAsync()).ShouldBe(
            4
        );
        fixture.Server.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task rows_of_a_page_with_errors_come_before_the_exception()
    {
        var page = Page(0, 3);
        page["errors"] = new JsonArray(new JsonObject { ["message"] = "row 4 is broken" });
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json(page.ToJsonString())));
        var seen = new List<string?>();

        var error = await Should.ThrowAsync<NumeraiException>(async () =>
        {
            await foreach (var row in fixture.Client.AccountLeaderboardAsync(Tournament.Classic))
                seen.Add(row.Username);
        });

        seen.ShouldBe(["user0", "user1", "user2"]);
        error.Message.ShouldContain("row 4 is broken");
    }

    [Fact]
    public async Task cancellation_stops_the_walk()
    {
        using var cancellation = new CancellationTokenSource();
        using var fixture = new ClientFixture(Board(100));

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var row in fixture
                    .Client.AccountLeaderboardAsync(Tournament.Classic, 10)
                    .WithCancellation(cancellation.Token)
            )
            {
                if (row.Username == "user12")
                    await cancellation.CancelAsync();
            }
        });

        fixture.Server.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task transactions_that_look_the_same_are_both_given()
    {
        var row = JsonNode.Parse(FakeServer.FixtureText("stake-transactions"))!["data"]!["stakeTransactions"]![0]!;
        var twice = Answer("stakeTransactions", [row.DeepClone(), row.DeepClone()]);
        using var fixture = new ClientFixture(
            FakeServer.Answering(
                FakeServer.Json(twice.ToJsonString()),
                FakeServer.Json(Answer("stakeTransactions", []).ToJsonString())
            )
        );

        (await fixture.Client.StakeTransactionsAsync().CountAsync()).ShouldBe(2);
    }

    private static FakeServer Board(int rows, int cap = int.MaxValue, bool ignoresOffset = false) =>
        new(
            (asked, _) =>
            {
                var offset = ignoresOffset ? 0 : (int)asked.Variables["offset"]!;
                var limit = Math.Min(cap, (int)asked.Variables["limit"]!);
                return Task.FromResult(
                    FakeServer.Json(Page(offset, Math.Clamp(rows - offset, 0, limit)).ToJsonString())
                );
            }
        );

    private static JsonObject Page(int offset, int count)
    {
        var row = JsonNode.Parse(FakeServer.FixtureText("account-leaderboard"))!["data"]!["accountLeaderboard"]![0]!;
        var rows = Enumerable
            .Range(offset, count)
            .Select(i =>
            {
                var one = row.DeepClone();
                (one["id"], one["username"]) = ($"id{i}", $"user{i}");
                return one;
            });
        return Answer("accountLeaderboard", rows);
    }

    private static JsonObject Answer(string root, IEnumerable<JsonNode> rows) =>
        new() { ["data"] = new JsonObject { [root] = new JsonArray([.. rows]) } };
}
