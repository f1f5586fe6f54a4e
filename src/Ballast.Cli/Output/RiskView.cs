using System.Globalization;
using Ballast.Core.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Risks;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Risk as people read it.</summary>
internal sealed class RiskView(Screen screen, RiskDocument answer, bool all)
{
    // More of them are compared in one table instead of shown one by one.
    private const int FewSubjects = 3;
    private const int MostRows = 40;
    private const int MostRegimes = 3;

    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;

    public void Write()
    {
        screen.Line($"[bold]Risk[/] · {answer.Tournament} · rounds {answer.From} to {answer.To}");
        screen.Line($"Returns: {Markup.Escape(answer.Assumption)}.");
        if (answer.Rules.Count > 1)
            screen.Line(
                $"[yellow]Crosses {answer.Rules.Count} payout rules[/]; each is measured by itself: {string.Join(", ", answer.Rules.Select(r => $"{r.Rule ?? "none known"} ({r.From}-{r.To})"))}."
            );
        if (answer.NotMeasuredAlone is { } alone)
            screen.Line($"[yellow]All together:[/] {Markup.Escape(alone.What)}");
        Verdict();
        if (answer.Subjects.Count > FewSubjects)
        {
            if (answer.Rules.Count > MostRegimes)
                screen.Line(
                    $"[grey]Compared under {MostRegimes} of the {answer.Rules.Count} rules; the others: --json[/]"
                );
            foreach (var rule in answer.Rules.OrderByDescending(IsLead).ThenByDescending(r => r.From).Take(MostRegimes))
                Comparison(rule);
        }
        foreach (var subject in answer.Subjects.Count > FewSubjects ? answer.Subjects.TakeLast(1) : answer.Subjects)
            Subject(subject);
        Dependence();
        foreach (var held in answer.Locks)
            Lock(held);
        Notes();
    }

    /// <summary>Which models can still be the best, and of a single one which rounds are too young to say anything.</summary>
    private void Verdict()
    {
        if (answer.Verdict is { } verdict)
            screen.Line($"[bold]Which can still be the best?[/] {Markup.Escape(string.Join(' ', verdict.Sentences))}");
        else
        {
            foreach (var young in answer.StandsOn?.InWords() ?? [])
                screen.Line($"[bold]{Markup.Escape(young)}[/]");
        }
    }

    private bool IsLead(RuleSpan rule) => rule.From == answer.StandsOn?.From;

    private bool IsLead(RegimeRiskEntry regime) =>
        answer.StandsOn is { } on && regime.From >= on.From && regime.To <= on.To;

    private void Comparison(RuleSpan rule)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Number("Rounds"));
        table.AddColumn(Tables.Number("mean a round"));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("95 % interval"));
        table.AddColumn(Tables.Number("volatility"));
        table.AddColumn(Tables.Number("deepest fall"));
        if (!_isNarrow)
        {
            table.AddColumn(Tables.Number("burned"));
            table.AddColumn(Tables.Number("worst 20"));
        }
        table.Title = new TableTitle(Markup.Escape($"{rule.Rule ?? "no rule known"} ({rule.From}-{rule.To})"));
        var rows = answer
            .Subjects.Select(s => (s.Name, Regime: s.Regimes.FirstOrDefault(r => r.Rule == rule.Rule)))
            .Where(r => r.Regime is not null)
            .OrderByDescending(r => Measure(r.Regime!, "return").Value)
            .ToList();
        foreach (var (name, regime) in rows.Take(MostRows))
            table.AddRow(Row(name, regime!));
        screen.Write(table);
        if (rows.Count > MostRows)
            screen.Line($"[grey]… and {Figures.Count(rows.Count - MostRows)} more models: --json[/]");
    }

    private IEnumerable<Spectre.Console.Rendering.IRenderable> Row(string name, RegimeRiskEntry regime)
    {
        var mean = Measure(regime, "return");
        yield return Tables.Plain(name);
        yield return Tables.Plain(Figures.Count(regime.Rounds));
        yield return Figures.Signed(MeasureTable.Value(mean), mean.Value ?? 0);
        if (!_isNarrow)
            yield return Tables.Plain(MeasureTable.Ends(mean));
        yield return Tables.Plain(MeasureTable.Value(Measure(regime, "volatility")));
        yield return Tables.Plain(MeasureTable.Value(Measure(regime, "maxDrawdown")));
        if (_isNarrow)
            yield break;
        yield return Tables.Plain(MeasureTable.Value(Measure(regime, "burnRate")));
        yield return Tables.Plain(MeasureTable.Value(Measure(regime, "worst20Rounds")));
    }

    private void Subject(RiskSubjectEntry subject)
    {
        var meta = subject.MetaModelCorrelation is { } c
            ? $" · correlation with the meta model {c.ToString("0.00", CultureInfo.InvariantCulture)}"
            : "";
        var mix = subject.Weights is { } words ? $" · {words}" : "";
        screen.Line();
        screen.Line($"[bold]{Markup.Escape(subject.Name)}[/]{Markup.Escape(mix)}{meta}");
        // What the answer stands on first: a new rule does not lead with two rounds.
        foreach (var regime in subject.Regimes.OrderByDescending(IsLead).ThenByDescending(r => r.From))
        {
            var series = subject.Series.Where(r => r.Round >= regime.From && r.Round <= regime.To).ToList();
            Regime(regime, series);
        }
    }

    private void Regime(RegimeRiskEntry regime, List<ReturnEntry> series)
    {
        var worth =
            $"worth about {IndependentRounds.InWords(regime.EffectiveRounds)} independent {(regime.Rounds == 1 ? "one" : "ones")}";
        if (Measure(regime, "return").NoInterval == IntervalReasons.TooFewRounds)
            worth +=
                $", not enough data for intervals ({IntervalReasons.RoundsNeeded(regime.Overlap)} rounds are needed)";
        var missing = regime.MissingRounds > 0 ? $", {regime.MissingRounds} missing" : "";
        screen.Line(
            $"{Markup.Escape(regime.Rule ?? "no rule known")} · {Figures.Rounds(regime.Rounds)}, {regime.From} to {regime.To}{missing}; {worth}"
        );
        var curve = Sparkline.Of(Sparkline.Cumulative(series.Select(s => s.Return)), Math.Min(60, screen.Width - 20));
        if (curve.Length > 0)
            screen.Line($"[grey]summed returns[/] {curve}");
        MeasureTable.Write(screen, regime, all);
        Falls(regime);
    }

    private void Falls(RegimeRiskEntry regime)
    {
        const int Few = 3;
        foreach (var fall in regime.Drawdowns.Take(all ? int.MaxValue : Few))
        {
            var end = fall.Recovery is { } round
                ? $"recovered in round {round} (resolved {Day(fall.RecoveryDate!.Value)})"
                : "not recovered yet";
            screen.Line(
                $"Fell {Figures.PlainPercent(fall.Depth, 2)} from round {fall.Begin} to {fall.Trough} (resolved {Day(fall.BeginDate)} to {Day(fall.TroughDate)}); {end}."
            );
        }
        if (!all && regime.Drawdowns.Count > Few)
            screen.Line($"[grey]the {Few} deepest of {regime.Drawdowns.Count} falls; the others: --all[/]");
    }

    private void Dependence()
    {
        if (answer.Dependence is not { } together)
            return;
        screen.Line();
        var groups = together.Clusters.Where(c => c.Count > 1).ToList();
        var models = $"{together.Models.Count} models";
        var ground =
            $"{Figures.Rounds(together.Rounds)} that all have (about {Places(together.IndependentRounds)} independent)";
        var bets = together.EffectiveBets is { } known
            ? $"{models} = {Bets(known)} independent bets (95 %: {Bets(together.EffectiveBetsLow)} to {Bets(together.EffectiveBetsHigh)}), on {ground} under {Markup.Escape(together.Rule ?? "no known rule")}"
            : $"{models}: not enough data to count their bets: {ground}";
        screen.Line($"[bold]Together:[/] {bets}.");
        if (together.DampingBets is { } damping)
            screen.Line(
                $"Equally risky, they damp the swings like {Bets(damping)} uncorrelated ones (95 %: {Bets(together.DampingBetsLow)} to {Bets(together.DampingBetsHigh)})."
            );
        const int MostGroups = 5;
        foreach (var group in groups.Take(MostGroups))
            screen.Line($"Move together: {Markup.Escape(Figures.Listed(group))}.");
        if (groups.Count > MostGroups)
            screen.Line($"[grey]… and {groups.Count - MostGroups} more groups: --json[/]");
    }

    /// <summary>Without an end where nothing bounds it.</summary>
    private static string Bets(double? count) => count is { } known ? Places(known) : "any number";

    private static string Places(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private void Lock(LockEntry held)
    {
        screen.Line();
        var what =
            held.Basis == "open-positions"
                ? $"{Figures.Count(held.Positions!.Value)} open stakes in {Figures.Rounds(held.Rounds)} with {Nmr(held.AtRisk)} NMR at risk, {Nmr(held.Stake)} NMR behind them"
                : $"{Nmr(held.Stake)} NMR {(held.Basis == "assumed" ? "assumed to be kept" : "as last known, kept")} at stake, {Figures.Rounds(held.Rounds)} open at once under {held.Rule}";
        screen.Line($"[bold]Inside the lock:[/] {what}.");
        if (held.StaleStakes is { } stale)
            screen.Line(
                $"[yellow]Left out:[/] stakes of {Figures.Count(stale.Models)} models ({Nmr(stale.Nmr)} NMR) that were last known in round {stale.LastRound} (opened {Day(stale.Opened)}) or before: not stakes of today."
            );
        var compounded = held.WorstCompounded is { } c
            ? $"; {Figures.PlainPercent(c, 0)} of the {Nmr(held.Stake)} if each round took its share of what the one before left"
            : ", each open round at most its own position";
        screen.Line(
            $"At worst, every round at its bound (clip{(held.Basis == "open-positions" ? ", and payout factor where known" : "")}): {Nmr(held.WorstCase)} NMR{compounded}."
        );
        if (held.Past is { } past)
            screen.Line(
                $"Replayed on {Figures.Count(past.Stretches)} stretches of the past, worth {past.IndependentStretches.ToString("0.0", CultureInfo.InvariantCulture)} independent ones: "
                    + $"one in twenty came to {Nmr(past.Low)} NMR or less, the middle one to {Nmr(past.Median)}, the worst to {Nmr(past.Worst)} (from round {past.WorstFrom})."
            );
        else
            screen.Line($"What the past says: {Markup.Escape(held.NoPast!)}.");
        if (held is { FactorTakenFrom: { } round, Past: not null })
            screen.Line(
                $"[grey]Each open round is paid with its own payout factor; those without one yet with that of round {round}.[/]"
            );
    }

    private void Notes()
    {
        if (answer.InterimRounds.Count > 0)
            screen.Line(Figures.NotFinal(answer.InterimRounds));
        foreach (var group in answer.Skipped.GroupBy(s => s.Reason))
            screen.Line(
                $"Left out: {Markup.Escape(Figures.Listed([.. group.Select(s => s.Model)]))}: {Markup.Escape(group.Key)}."
            );
    }

    private static MeasureEntry Measure(RegimeRiskEntry regime, string name) =>
        regime.Measures.First(m => m.Name == name);

    private static string Nmr(decimal amount) => Figures.Nmr((double)amount);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
