using Ballast.Core.Alerts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Delivery.Settings;

namespace Ballast.Delivery.Watching;

/// <summary>Asks every rule about every tournament of a store. What is found is not kept here.</summary>
public static class AlertWatch
{
    /// <summary>Looks.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="settings">Which of them are off.</param>
    /// <param name="now">The moment.</param>
    /// <param name="sync">What became of the last sync, where somebody knows.</param>
    /// <param name="cancellation">Ends it.</param>
    public static AlertFindings Find(
        ITournamentStore store,
        IReadOnlyList<IAlertRule> rules,
        AlertSettings settings,
        DateTimeOffset now,
        LastSync sync,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(sync);
        var (found, broken) = (new List<Incident>(), new List<BrokenRule>());
        var views = Tournaments.All.Select(t => new AsOfView(store, t, now)).Where(v => v.Models.Count > 0).ToList();
        // A sync that never brought anything may be in trouble, too.
        if (views.Count == 0 && sync.Trouble is not null)
            views.Add(new AsOfView(store, Tournament.Classic, now));
        var on = rules.Where(r => !settings.RulesOff.Contains(r.Name, StringComparer.Ordinal)).ToList();
        var unwatched = 0;
        foreach (var view in views)
        {
            var ground = new AlertGround { View = view, Sync = sync };
            foreach (var rule in on)
            {
                cancellation.ThrowIfCancellationRequested();
                Ask(rule, ground, found, broken);
            }
            unwatched += ground.Unwatched;
        }
        return new AlertFindings([.. found.DistinctBy(i => i.Key, StringComparer.Ordinal)], broken, unwatched);
    }

    /// <summary>A rule with a mistake in it must not keep the others from being heard.</summary>
    private static void Ask(IAlertRule rule, AlertGround ground, List<Incident> found, List<BrokenRule> broken)
    {
        try
        {
            found.AddRange(rule.Find(ground).ToList());
        }
#pragma warning disable CA1031 // Whatever it is: it is said, and the other rules are asked.
        catch (Exception e)
            when (e
                    is ArgumentException
                        or InvalidOperationException
                        or ArithmeticException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
                        or NullReferenceException
                        or FormatException
            )
#pragma warning restore CA1031
        {
            broken.Add(
                new BrokenRule(
                    rule.Name,
                    ground.View.Tournament,
                    $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}"
                )
            );
        }
    }
}

/// <summary>What the rules found.</summary>
/// <param name="Incidents">Each once, whether or not it was found before.</param>
/// <param name="Broken">Rules that could not say anything.</param>
/// <param name="Unwatched">Models with a stake that were not looked at, because they are nobody's and too many.</param>
public sealed record AlertFindings(IReadOnlyList<Incident> Incidents, IReadOnlyList<BrokenRule> Broken, int Unwatched);

/// <summary>A rule that met what it did not expect.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Tournament">The tournament that it was asked about.</param>
/// <param name="Reason">What it met.</param>
public sealed record BrokenRule(string Rule, Tournament Tournament, string Reason);
