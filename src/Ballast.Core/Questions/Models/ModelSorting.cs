using Ballast.Core.Store;

namespace Ballast.Core.Questions.Models;

/// <summary>Puts models in order, and reads of all of them only what that order needs.</summary>
internal sealed class ModelSorting(AsOfView view, IReadOnlyList<string> models)
{
    /// <summary>Money of all of them; null where no order needed it.</summary>
    public ModelMoney? Money { get; private set; }

    /// <summary>Scores of all of them; null where no order needed it.</summary>
    public ModelScores? Scores { get; private set; }

    /// <summary>The models in order; equal ones by name, and those of which the figure is not known last.</summary>
    public IReadOnlyList<string> Sort(ModelOrder order, bool isReversed) =>
        order switch
        {
            ModelOrder.Name => isReversed ? [.. models.Reverse()] : models,
            ModelOrder.Favourite => ByFigure(Favourite(), isReversed),
            ModelOrder.Net => ByFigure(ByMoney(m => (double?)m.Net), isReversed),
            ModelOrder.Return => ByFigure(ByMoney(m => m.Return), isReversed),
            ModelOrder.Stake => ByStake(isReversed),
            ModelOrder.Score => ByFigure((Scores = new ModelScores(view, models)).Mean, isReversed),
            ModelOrder.Percentile => ByFigure((Scores = new ModelScores(view, models)).Percentile, isReversed),
            ModelOrder.Newest => ByFigure(Newest(), isReversed),
            ModelOrder.Group => ByWord(Group(), isReversed),
            ModelOrder.Tier => ByWord(Tier(), isReversed),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };

    /// <summary>By the stake of now; those of which none is known by the last one that they had.</summary>
    private List<string> ByStake(bool isReversed)
    {
        var (now, last) = (ByMoney(m => (double?)m.Staked), ByMoney(m => (double?)m.LastStake));
        List<string> ordered = ByFigure(now, isReversed);
        var known = ordered.FindAll(m => now(m) is not null);
        var others = ordered
            .FindAll(m => now(m) is null)
            .Select(m => (Model: m, Last: last(m)))
            .OrderBy(m => m.Last is null);
        return [.. known, .. others.ThenBy(m => isReversed ? m.Last : -m.Last).Select(m => m.Model)];
    }

    private List<string> ByFigure(Func<string, double?> figure, bool isReversed)
    {
        var known = models.Select(m => (Model: m, Figure: figure(m))).ToList();
        return
        [
            .. known.OrderBy(m => m.Figure is null).ThenBy(m => isReversed ? m.Figure : -m.Figure).Select(m => m.Model),
        ];
    }

    private List<string> ByWord(Func<string, string?> word, bool isReversed)
    {
        var known = models.Select(m => (Model: m, Word: word(m))).OrderBy(m => m.Word is null);
        var ordered = isReversed
            ? known.ThenByDescending(m => m.Word, StringComparer.OrdinalIgnoreCase)
            : known.ThenBy(m => m.Word, StringComparer.OrdinalIgnoreCase);
        return [.. ordered.Select(m => m.Model)];
    }

    private Func<string, double?> ByMoney(Func<ModelMoney.Entry, double?> figure)
    {
        Money ??= ModelMoney.Read(view, models.Count == view.Models.Count ? null : models);
        return model => Money.Of(model) is { } money ? figure(money) : null;
    }

    private Func<string, double?> Newest()
    {
        var metrics = view.Metrics.Where(m => !m.IsPercentile).ToList();
        var newest =
            metrics.Count == 0 ? new Dictionary<string, int>() : view.NewestScoredRounds(view.Query(null, metrics));
        return model => newest.TryGetValue(model, out var round) ? round : null;
    }

    private Func<string, double?> Favourite()
    {
        var labels = StoredModels.Labels(view, models);
        return model => labels(model).IsFavourite ? 1 : null;
    }

    private Func<string, string?> Group()
    {
        var labels = StoredModels.Labels(view, models);
        return model => labels(model).Groups is [var first, ..] ? first : null;
    }

    private Func<string, string?> Tier()
    {
        var labels = StoredModels.Labels(view, models);
        return model => labels(model).Tier;
    }
}
