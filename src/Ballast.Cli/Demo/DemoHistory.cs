using System.Globalization;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Storage;

namespace Ballast.Cli.Demo;

/// <summary>What an owner did with Ballast in the months before: registered strategies, followed a policy on paper, said what open rounds would bring, planned.</summary>
/// <remarks>Commands as they would be typed, each at its day. None of them reaches a network.</remarks>
internal static class DemoHistory
{
    private static readonly (int DaysBefore, string Command)[] Commands =
    [
        (200, "registry set strategy linear target=ender_20 features=small trained-on=2024-01 notes=ridge"),
        (200, "registry set strategy trees target=ender_20 features=medium trained-on=2024-06"),
        (200, "registry set strategy trees_60 parent=trees target=ender_60 features=medium trained-on=2025-06"),
        (200, "registry set strategy deep_trees parent=trees target=ender_20 features=all trained-on=2025-03"),
        (200, "registry assign aurora linear --from 1150"),
        (200, "registry assign basalt trees --from 1150"),
        (200, "registry assign cedar linear --from 1150 --to 1259"),
        (200, "registry assign cedar deep_trees --from 1260"),
        (120, "registry assign delta trees --from 1150 --to 1319"),
        (120, "registry assign delta trees_60 --from 1320 --why ready_for_longer_scores"),
        (120, "registry assign ember trees --from 1150"),
        (120, "registry assign fjord linear --from 1150"),
        (120, "registry set slot aurora favourite=yes tags=linear"),
        (120, "registry set slot basalt favourite=yes tags=trees"),
        (120, "registry set slot cedar tags=trees"),
        (120, "registry set group core members=aurora,basalt,cedar"),
        (110, "paper start equal-weight @mine --name even"),
        (60, "nowcast @mine"),
        (60, "risk @mine"),
        (30, "nowcast @mine"),
        (0, "tiers take --why review"),
        (0, "plan @mine --target equal --out {plan}"),
        (0, "apply {plan} --why even_again"),
    ];

    /// <summary>Does all of it.</summary>
    /// <param name="host">What words go to.</param>
    /// <param name="store">The store.</param>
    /// <returns>The first thing that did not go well; null where all did.</returns>
    public static string? Run(CliHost host, string store)
    {
        var folder = Directory.CreateTempSubdirectory("ballast-demo-plan-");
        try
        {
            LookAtRuleChanges(store);
            foreach (var (days, command) in Commands)
            {
                using var said = new StringWriter(CultureInfo.InvariantCulture);
                var words = command
                    .Split(' ')
                    .Select(w => w == "{plan}" ? Path.Combine(folder.FullName, "plan.json") : w);
                var quiet = host with
                {
                    Out = TextWriter.Null,
                    Error = said,
                    IsOutputTerminal = false,
                    IsErrorTerminal = false,
                    Who = "captain@demo",
                    Clock = new StandingClock(DemoWorld.Moment.AddDays(-days)),
                    OnDocument = null,
                };
                if (Application.Run([.. words, "--store", store], quiet) != Output.Screen.Done)
                    return $"{command}: {said.ToString().Trim()}";
            }
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The owner has looked at the changes of the rules, else no plan would raise a stake.</summary>
    private static void LookAtRuleChanges(string location)
    {
        using var store = TournamentStore.Open(location);
        foreach (var change in RuleChangeFinder.Find(new AsOfView(store, Tournament.Classic, DemoWorld.Moment)))
            store.Acknowledge(change.Key, "captain@demo", DemoWorld.Moment.AddDays(-1));
    }

    /// <summary>Keeps what the last submissions were like: one model hands in nearly what another one does.</summary>
    public static void KeepSubmissions(ISubmissionStore store, IReadOnlyList<string> own)
    {
        const int Newest = 8;
        const int Rows = 400;
        var last = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(DemoWorld.Moment.UtcDateTime));
        for (var round = last - Newest + 1; round <= last; round++)
        {
            string[] ids = [.. Enumerable.Range(0, Rows).Select(i => $"n{round}_{i}")];
            for (var place = 0; place < own.Count; place++)
                store.KeepSubmission(
                    new KeptSubmission
                    {
                        Tournament = Tournament.Classic,
                        Model = own[place],
                        ModelId = "",
                        Round = round,
                        At = RoundCalendar.CloseTime(round).AddHours(-1),
                        File = $"{own[place]}.csv",
                        Fingerprint = PredictionFingerprint.Take($"{own[place]} {round}", ids, Values(place, round)),
                    }
                );
        }

        // The third hands in nearly what the second does.
        static double[] Values(int place, int round)
        {
            const double Noise = 0.02;
            if (place == 2)
            {
                var noise = new Random(round);
                return [.. Values(1, round).Select(v => v + (Noise * noise.NextDouble()))];
            }
            var (common, own) = (new Random(round), new Random((place * 10_000) + round));
            return [.. Enumerable.Range(0, Rows).Select(_ => (0.4 * common.NextDouble()) + (0.6 * own.NextDouble()))];
        }
    }
}
