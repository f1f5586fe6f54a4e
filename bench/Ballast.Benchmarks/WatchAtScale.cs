using System.Diagnostics;
using System.Globalization;
using Ballast.Core.Alerts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Benchmarks;

/// <summary>
/// What one watch takes in processor time, rule by rule, with 70 accounts, 2,030 models and 450 rounds: at a moment at which a rule has paid for two years, so that drift and falls are
/// weighed, and at one at which the rule is young.
/// </summary>
internal static class WatchAtScale
{
    private const int Slots = 29;
    private const int Rounds = 450;

    public static int Run()
    {
        foreach (var day in new[] { new DateOnly(2025, 12, 10), new DateOnly(2026, 11, 27) })
            Run(new DateTimeOffset(day, new TimeOnly(20, 0), TimeSpan.Zero));
        return 0;
    }

    private static void Run(DateTimeOffset seen)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var location = Path.Combine(folder.FullName, "store.db");
            new AccountsStore(Slots, Rounds, seen).Fill(location);
            using var store = TournamentStore.Open(location);
            // What is compiled and read for the first time is not counted.
            Watch(store, seen.AddHours(1), isSaid: false);
            Console.WriteLine($"As of {seen:yyyy-MM-dd}:");
            Watch(store, seen.AddHours(2), isSaid: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Watch(TournamentStore store, DateTimeOffset now, bool isSaid)
    {
        var (began, wall) = (Processor(), Stopwatch.GetTimestamp());
        var ground = new AlertGround { View = new AsOfView(store, Tournament.Classic, now) };
        foreach (var rule in AlertRules.All)
        {
            var before = Processor();
            var found = rule.Find(ground).Count();
            if (isSaid)
                Say(rule.Name, Processor() - before, found.ToString(CultureInfo.InvariantCulture));
        }
        if (isSaid)
            Say("all", Processor() - began, $"{Stopwatch.GetElapsedTime(wall).TotalSeconds:0.0} s of wall clock");
    }

    private static void Say(string what, TimeSpan processor, string more) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  {what, -20} {processor.TotalSeconds, 6:0.00} s  {more}")
        );

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
