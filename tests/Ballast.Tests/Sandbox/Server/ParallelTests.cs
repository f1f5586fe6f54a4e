namespace Ballast.Tests.Sandbox.Server;

public sealed class ParallelTests
{
    [Fact]
    public async Task Requests_side_by_side_at_jumping_clocks_answer_as_one_by_one()
    {
        const string Query =
            "{ v2Leaderboard { username nmrStaked mmcRep } roundDetails(roundNumber: 1230, tournament: 8) { totalAtStake models { modelName payoutPending mmc } } }";
        string[] moments = ["2026-04-01", "2026-05-01", "2026-05-20", "2026-04-02", "2026-06-20", "2026-03-20"];
        async Task<string> Ask(TestClient client, string moment) =>
            (await client.DataAsync(Query, path: $"/?now={moment}T12:00:00Z")).ToString();

        await using var one = await TestClient.StartAsync(TestClient.Legacy);
        var alone = new Dictionary<string, string>();
        foreach (var moment in moments)
            alone[moment] = await Ask(one, moment);
        alone.Values.Distinct().Count().ShouldBe(moments.Length);
        await using var many = await TestClient.StartAsync(TestClient.Legacy);
        var asked = Enumerable.Range(0, 48).Select(i => moments[i % moments.Length]).ToList();
        var answers = await Task.WhenAll(asked.Select(m => Ask(many, m)));
        for (var i = 0; i < asked.Count; i++)
            answers[i].ShouldBe(alone[asked[i]]);
    }
}
