using System.Globalization;
using Ballast.Core.Alerts;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Tests.Alerts;

/// <summary>
/// How often rules that weigh chance speak although nothing happened. Years, places and levels are those of docs/alerts.md; the long run writes its table:
/// <c>./test.sh --filter-class '*FalseAlarmTests' --explicit only --show-live-output on</c>.
/// </summary>
public sealed class FalseAlarmTests(ITestOutputHelper output)
{
    private static readonly string[] Statistical = ["drift", "drawdown", "burn-streak"];

    [Fact]
    public void FewQuietYears_AreAsQuietAsStated()
    {
        const int Accounts = 8;
        var found = Watch(Accounts, 0, every: 10);
        foreach (var rule in Statistical)
        {
            // A hundred times the stated rate would be seen; a table of a thousand years is in the docs.
            var stated = Stated(rule) * Accounts * NoiseAccount.Models;
            found
                .Count(f => f.Rule == rule)
                .ShouldBeLessThanOrEqualTo((int)Math.Ceiling(stated + (4 * Math.Sqrt(stated))), rule);
        }
    }

    /// <summary>It is there on many days, by one key.</summary>
    [Fact]
    public void LargeFall_IsFound_AndIsOneIncidentOnAllItsDays()
    {
        var days = new SimulatedDays();
        var drawdowns = Enumerable
            .Range(0, 3)
            .Select(a =>
                new NoiseAccount(a * 8, days, fall: 3)
                    .Watch(every: 5)
                    .Where(f => f.Key is { Rule: "drawdown", Model: "m1" })
                    .ToList()
            )
            .ToList();
        drawdowns.Count(d => d.Count == 1).ShouldBeGreaterThanOrEqualTo(2);
        drawdowns.SelectMany(d => d).ShouldAllBe(d => d.Value > 1);
    }

    [Fact(Explicit = true)]
    public void ThousandQuietYears_HaveTheRateThatIsStated()
    {
        const int Accounts = 1000;
        var found = Watch(Accounts, 0, every: 1);
        foreach (var rule in Statistical)
        {
            var count = found.Count(f => f.Rule == rule);
            var years = (double)Accounts * NoiseAccount.Models;
            var (low, high) = Interval(count);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {rule} | {Stated(rule)} | {count} | {count / years:0.0000} | {low / years:0.0000} to {high / years:0.0000} | {found.Where(f => f.Rule == rule).Select(f => f.Account).Distinct().Count()} |"
                )
            );
            (low / years).ShouldBeLessThanOrEqualTo(Stated(rule), rule);
        }
    }

    [Theory(Explicit = true)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PlantedFalls_HowManyAreFound_IsWrittenOut(double fall)
    {
        const int Accounts = 100;
        var found = Watch(Accounts, fall, every: 5).Where(f => f.Model == "m1").ToList();
        foreach (var rule in Statistical)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fall}: {rule} {found.Where(f => f.Rule == rule).Select(f => f.Account).Distinct().Count()} of {Accounts}"
                )
            );
    }

    private static List<(int Account, string Rule, string Model)> Watch(int accounts, double fall, int every)
    {
        var days = new SimulatedDays();
        return
        [
            .. Enumerable
                .Range(0, accounts)
                .SelectMany(a => new NoiseAccount(a, days, fall).Watch(every).Keys.Select(k => (a, k.Rule, k.Model))),
        ];
    }

    private static double Stated(string rule) => AlertRules.All.Single(r => r.Name == rule).FalseAlarmsPerModelYear;

    /// <summary>95 % of a Poisson count, near enough (Byar).</summary>
    private static (double Low, double High) Interval(int count)
    {
        static double End(double n, double z) =>
            n <= 0 ? 0 : n * Math.Pow(1 - (1 / (9 * n)) + (z / (3 * Math.Sqrt(n))), 3);
        return (End(count, -1.96), End(count + 1, 1.96));
    }
}
