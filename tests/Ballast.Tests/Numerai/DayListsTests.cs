using System.Text;
using Ballast.Core.Numerics;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>The short way through an answer with many days, held against the general one.</summary>
public sealed class DayListsTests
{
    private const string Days = """
        [{"day":1,"displayName":"mmc","date":"2026-11-02T15:00:00Z","value":0.0125,"version":"v1"},
         {"day":2,"displayName":"mmc","date":null,"value":-4.2e-5,"version":"v1"},
         {"displayName":"mmc60","version":null,"value":null,"day":null,"date":"2026-11-03T15:00:00.5Z"}]
        """;

    private static readonly GraphQlDocument Document = GraphQlDocument.Load("round-days");

    private static readonly string[] Values =
    [
        "null",
        "true",
        "7",
        "1.0",
        "1e400",
        "99999999999",
        "\"\"",
        "\"7\"",
        "\"0.5\"",
        "\"nan\"",
        "\"2026-11-02\"",
        "\"2026-11-02T15:00:00+02:00\"",
        "\"corr20\"",
        "\"\\u006dmc\"",
        "{}",
        "[]",
        "[null]",
        "[{}]",
        Days,
    ];

    private static readonly string[] Snippets =
    [
        " ",
        ",",
        "\"",
        "\\",
        "}",
        "]",
        "{",
        "null,",
        "\"day\":3,",
        "\"value\":1,",
        "\"round\":900,",
        "\"roundNumber\":\"900\",",
        "\"intraRoundSubmissionScores\":null,",
        "\"intraRoundSubmissionScores\":[],",
        "\"errors\":[{\"message\":\"no\"}],",
        "\"detail\":\"no\",",
        "\u00ff",
    ];

    [Fact]
    public void whole_answer_goes_the_short_way_and_says_the_same()
    {
        var answer = DayLists.Read(Reply(Plain()), Document, Redactor.None);

        answer.ShouldNotBeNull().Days.ShouldNotBeNull();
        Rows(answer).ShouldBe(General(Plain()));
    }

    [Fact]
    public void recorded_answer_goes_the_short_way_and_says_the_same()
    {
        var body = FakeServer.FixtureText("round-days");

        var answer = DayLists.Read(Reply(body), Document, Redactor.None);

        answer.ShouldNotBeNull().Days.ShouldNotBeNull();
        Rows(answer).ShouldBe(General(body));
    }

    [Theory]
    [InlineData("\"day\":2,", "")]
    [InlineData("\"day\":2,", "\"day\":2,\"day\":3,")]
    [InlineData("\"day\":2,", "\"day\":2,\"rank\":3,")]
    [InlineData("\"day\":2,", "\"day\":\"2\",")]
    [InlineData("\"day\":2,", "\"day\":{},")]
    [InlineData("\"version\":null", "\"version\":5")]
    [InlineData("\"value\":-4.2e-5", "\"value\":\"0.1\"")]
    [InlineData("2026-11-02T15:00:00Z", "2026-11-02")]
    [InlineData("\"mmc60\"", "\"\\u006dmc60\"")]
    [InlineData("\"roundNumber\":901,", "\"roundNumber\":901,\"intraRoundSubmissionScores\":[],")]
    [InlineData("{\"data\"", "{\"errors\":[{\"message\":\"no\"}],\"data\"")]
    [InlineData("\"atRisk\":\"12.5\",", "")]
    public void whatever_is_unusual_is_left_to_the_general_way(string usual, string unusual)
    {
        var body = Plain();
        body.ShouldContain(usual);

        DayLists
            .Read(Reply(body.Replace(usual, unusual, StringComparison.Ordinal)), Document, Redactor.None)
            .ShouldBeNull();
    }

    [Fact]
    public void damaged_answers_say_the_same_on_both_ways()
    {
        var chance = new SeededRandom(20261130, 2);
        var (shortWay, generalWay) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var body = Damaged(Plain(), ref chance);
            var answer = DayLists.Read(Reply(body), Document, Redactor.None);
            if (answer is null)
            {
                generalWay++;
                continue;
            }
            shortWay++;
            Rows(answer).ShouldBe(General(body), $"answer {i}: {body}");
        }
        // Both ways are gone, or the run shows nothing.
        shortWay.ShouldBeGreaterThan(500);
        generalWay.ShouldBeGreaterThan(500);
    }

    private static string Plain() =>
        $$$"""{"data":{"v2RoundModelPerformances":[{{{Round(900, Days)}}},null,{{{Round(901, "[]")}}},{{{Round(
            902,
            "null"
        )}}},{{{Round(903, Days)}}}]}}""";

    private static string Round(int number, string days) =>
        $$"""
            {"roundNumber":{{number}},"roundResolved":false,"roundCloseStakingTime":"2026-11-01T14:00:00Z",
             "roundResolveTime":null,"roundPayoutFactor":"0.5","submissionId":"s","atRisk":"12.5","corrMultiplier":0.5,
             "mmcMultiplier":2,"tcMultiplier":null,"intraRoundSubmissionScores":{{days}},
             "payoutMultipliers":[{"name":"mmc","displayName":"mmc","multiplier":2}],
             "submissionScores":[{"displayName":"mmc","version":"v1","value":0.5,"day":2,"date":null,"payoutPending":"1","payoutSettled":null}]}
            """;

    /// <summary>Another value at one place, a piece less or twice, or something that does not belong there.</summary>
    private static string Damaged(string body, ref SeededRandom chance)
    {
        var at = chance.Below(body.Length);
        switch (chance.Below(4))
        {
            case 0:
                var colon = body.IndexOf(':', at);
                var end = colon < 0 ? -1 : body.IndexOfAny([',', '}', ']'], colon);
                return end < 0 ? body : body[..(colon + 1)] + Values[chance.Below(Values.Length)] + body[end..];
            case 1:
                return body[..at] + body[Math.Min(body.Length, at + chance.Below(40))..];
            case 2:
                // At the beginning of a key, where most of them make JSON.
                var quote = body.IndexOf('"', at);
                return quote < 0 ? body : body.Insert(quote, Snippets[chance.Below(Snippets.Length)]);
            default:
                var next = body.IndexOf("},", at, StringComparison.Ordinal);
                var start = next < 0 ? -1 : body.LastIndexOf('{', next);
                return start < 0 ? body : body.Insert(start, body[start..(next + 2)]);
        }
    }

    private static Reply Reply(string body) => new(200, null, Encoding.UTF8.GetBytes(body));

    /// <summary>What the general way says of an answer; it is whole.</summary>
    private static string General(string body)
    {
        var answer = ReplyReader.Read(Reply(body), Document, Redactor.None);
        answer.Errors.ShouldBeEmpty(body);
        return Rows(answer);
    }

    private static string Text(WireRoundPerformance? row) =>
        row is null
            ? "empty"
            : string.Join(
                '\n',
                row with
                {
                    PayoutMultipliers = null,
                    SubmissionScores = null,
                    IntraRoundSubmissionScores = null,
                },
                Text("multipliers", row.PayoutMultipliers),
                Text("latest", row.SubmissionScores),
                Text("days", row.IntraRoundSubmissionScores)
            );

    private static string Text<T>(string name, IReadOnlyList<T>? rows) =>
        rows is null ? $"no {name}" : $"{name} {rows.Count}: {string.Join('\n', rows)}";

    private static string Rows(WireAnswer answer)
    {
        try
        {
            var rows = RootReader.Read(Document, answer, WireJson.Default.ListWireRoundPerformance, Redactor.None);
            if (rows is not null)
                answer.Days?.PutBack(rows);
            return rows is null ? "none" : string.Join('\n', rows.Select(Text));
        }
        catch (NumeraiException e)
        {
            return e.Message;
        }
    }
}
