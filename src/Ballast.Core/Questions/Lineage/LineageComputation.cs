using Ballast.Core.Questions.Parameters;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Lineage;

/// <summary>Compares children with their parents.</summary>
internal static class LineageComputation
{
    /// <summary>The answer; a refusal where no strategy has a parent, or none of them has a return.</summary>
    public static Outcome<LineageAnswer> Run(Asked asked)
    {
        var registry = asked.View.Registry;
        var request = ReturnParameters.Read(asked);
        var children = registry.Strategies.Where(s => s.Parent is not null).ToList();
        if (children.Count == 0)
            return new Refusal(
                "no-lineage",
                "No strategy has a parent.",
                NextStep.To("say what one was made from", "registry", "set", "strategy", "CHILD", "parent=NAME")
            );
        return ModelSelection
            .Of(asked.View, request.Models)
            .Then(named =>
            {
                var compared = children
                    .Where(c => request.Models.Count == 0 || named.Contains(c.Name, StringComparer.OrdinalIgnoreCase))
                    .ToList();
                var stored = asked.View.Models;
                var needed = compared
                    .SelectMany(c => new[] { c.Name, c.Parent! })
                    .ToHashSet(StringComparer.OrdinalIgnoreCase);
                List<string> models = [.. stored.Where(needed.Contains)];
                return models.Count == 0
                    ? new Refusal(
                        "no-lineage",
                        "No strategy with a parent has a score.",
                        NextStep.To("say where they sat", "registry", "assign", "SLOT", "STRATEGY", "--from", "ROUND")
                    )
                    : ReturnPanels
                        .Of(asked.View, request with { Models = models })
                        .Then<ReturnPanel, LineageAnswer>(panel => Answer(asked, registry, compared, panel));
            });
    }

    private static LineageAnswer Answer(
        Asked asked,
        ModelRegistry registry,
        IReadOnlyList<Strategy> children,
        ReturnPanel panel
    )
    {
        var pairs = new List<LineagePair>();
        foreach (var child in children)
        {
            asked.Cancellation.ThrowIfCancellationRequested();
            pairs.Add(Pair(panel, child));
        }
        return new LineageAnswer
        {
            Tournament = asked.View.Tournament.Slug(),
            From = panel.Rounds[0].Round,
            To = panel.Rounds[^1].Round,
            Returns = panel.Source.ToString().ToLowerInvariant(),
            Assumption = panel.Assumption,
            Rules = panel.RuleSpans(),
            Family = [.. Family(registry, children, panel)],
            Pairs = pairs,
            SkippedRounds = [.. panel.SkippedRounds.Select(SkippedRoundsEntry.Of)],
        };
    }

    private static LineagePair Pair(ReturnPanel panel, Strategy child)
    {
        var (own, other) = (Row(panel, child.Name), Row(panel, child.Parent!));
        var regimes = own < 0 || other < 0 ? [] : Regimes(panel, own, other).ToList();
        var last = regimes.FindLast(r => r.Low is not null);
        var verdict = last switch
        {
            null => "not-enough-data",
            { Low: > 0 } => "better",
            { High: < 0 } => "worse",
            _ => "not-shown",
        };
        return new LineagePair(child.Name, child.Parent!, verdict, regimes);
    }

    private static IEnumerable<LineageRegime> Regimes(ReturnPanel panel, int child, int parent)
    {
        foreach (var (rule, first, count) in panel.Regimes())
        {
            int[] columns = [.. Enumerable.Range(first, count)];
            var (both, _, interval) = PairedDifference.Compute(
                panel,
                columns,
                child,
                parent,
                PairedDifference.Options(panel, columns)
            );
            if (both.Length > 0)
                yield return new LineageRegime(
                    rule?.Id,
                    panel.Rounds[both[0]].Round,
                    panel.Rounds[both[^1]].Round,
                    both.Length,
                    Json.Number(interval.Value),
                    Json.Number(interval.Low),
                    Json.Number(interval.High),
                    interval.IsKnown ? null : IntervalReasons.Code(interval.Reason)
                );
        }
    }

    /// <summary>Every compared child with all that stand above it, depth first.</summary>
    private static IEnumerable<FamilyMember> Family(
        ModelRegistry registry,
        IReadOnlyList<Strategy> children,
        ReturnPanel panel
    )
    {
        var members = new Dictionary<string, Strategy>(StringComparer.Ordinal);
        foreach (var child in children)
        {
            for (var at = child; at is not null && members.TryAdd(at.Key, at); )
                at = at.Parent is { } parent ? registry.FindStrategy(parent) : null;
        }
        var below = members.Values.ToLookup(m => m.Parent is { } parent ? RegistryNames.Key(parent) : "");
        var waiting = new Stack<(Strategy Strategy, int Depth)>(Ordered(below[""]).Select(s => (s, 0)));
        while (waiting.TryPop(out var next))
        {
            var row = Row(panel, next.Strategy.Name);
            yield return new FamilyMember(
                next.Strategy.Name,
                next.Strategy.Parent,
                next.Depth,
                row < 0 ? 0 : panel.Values[row].Count(double.IsFinite)
            );
            foreach (var child in Ordered(below[next.Strategy.Key]))
                waiting.Push((child, next.Depth + 1));
        }
    }

    /// <summary>Backwards: what is put on a stack last is taken first.</summary>
    private static IEnumerable<Strategy> Ordered(IEnumerable<Strategy> strategies) =>
        strategies.OrderByDescending(s => s.Key, StringComparer.Ordinal);

    private static int Row(ReturnPanel panel, string strategy)
    {
        for (var row = 0; row < panel.Models.Count; row++)
        {
            if (string.Equals(panel.Models[row], strategy, StringComparison.OrdinalIgnoreCase))
                return row;
        }
        return -1;
    }
}
