using Ballast.Core.Numerics;
using Ballast.Core.Store;
using Ballast.Numerai.Feed;
using Ballast.Numerai.Translation;
using Ballast.Numerai.Wire;

namespace Ballast.Tests.Numerai.Feed;

public sealed class PathTranslationTests
{
    private static readonly string?[] Names =
    [
        "v2_corr20",
        "mmc",
        "mmc60",
        "MMC",
        "canon_corr",
        "a_new_score",
        " ",
        null,
    ];
    private static readonly string?[] Versions = ["v1", "v2", "", null];
    private static readonly double?[] Values = [0.01, -0.02, 0, double.NaN, double.PositiveInfinity, null];

    [Fact]
    public void Paths_OfAnyRows_AreThoseOfThePlainWay()
    {
        var chance = new SeededRandom(20261130, 1);
        for (var i = 0; i < 2000; i++)
        {
            var row = new WireRoundPerformance
            {
                SubmissionScores = chance.Below(20) == 0 ? null : Rows(chance.Below(6), ref chance),
                IntraRoundSubmissionScores = chance.Below(20) == 0 ? null : Rows(chance.Below(40), ref chance),
            };
            var (found, plain) = (PathTranslation.Paths(row, 900), Plain(row, 900));
            found.Select(p => p.Metric).ShouldBe(plain.Select(p => p.Metric), $"rows {i}");
            found.SelectMany(p => p.Days).ShouldBe(plain.SelectMany(p => p.Days), $"rows {i}");
            found.Select(p => p.Days.Count).ShouldBe(plain.Select(p => p.Days.Count), $"rows {i}");
        }
    }

    private static List<WireSubmissionScore?> Rows(int count, ref SeededRandom chance)
    {
        var rows = new List<WireSubmissionScore?>();
        for (var i = 0; i < count; i++)
        {
            if (chance.Below(30) == 0)
            {
                rows.Add(null);
                continue;
            }
            int? day = chance.Below(8) == 0 ? null : 1 + chance.Below(12);
            rows.Add(
                new WireSubmissionScore
                {
                    DisplayName = Names[chance.Below(Names.Length)],
                    Version = Versions[chance.Below(Versions.Length)],
                    Value = Values[chance.Below(Values.Length)],
                    RoundNumber = chance.Below(10) == 0 ? 901 : null,
                    Day = day,
                    Date = chance.Below(8) == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(20_000 + (day ?? 0)),
                }
            );
        }
        return rows;
    }

    /// <summary>All rows of all scores, sorted into groups.</summary>
    private static List<FeedPath> Plain(WireRoundPerformance row, int round)
    {
        var latest = Rows(row.SubmissionScores, round);
        var official = latest.Select(s => (s.DisplayName, s.Version)).ToHashSet();
        var names = latest.Select(s => s.DisplayName).ToHashSet(StringComparer.Ordinal);
        bool IsOfficial(WireSubmissionScore s) =>
            official.Contains((s.DisplayName, s.Version)) || !names.Contains(s.DisplayName);
        var days = Rows(row.IntraRoundSubmissionScores, round).Concat(latest).ToList();
        return
        [
            .. days.Where(IsOfficial)
                .ToOfficialReadings()
                .Concat(days.Where(s => !IsOfficial(s)).ToVersionedReadings())
                .Where(r => r.Value is not null)
                .GroupBy(r => r.Metric)
                .Select(g => new FeedPath(
                    g.Key,
                    [
                        .. g.OrderBy(r => r.Day)
                            .ThenBy(r => r.Date)
                            .Select(r => new FeedValue(r.Date, r.Value!.Value, r.Day)),
                    ]
                )),
        ];
    }

    private static List<WireSubmissionScore> Rows(IReadOnlyList<WireSubmissionScore?>? rows, int round) =>
        [.. (rows ?? []).OfType<WireSubmissionScore>().Select(r => r with { RoundNumber = r.RoundNumber ?? round })];
}
