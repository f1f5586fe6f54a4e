using Ballast.Core.Questions.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Models;

/// <summary>What each model staked and earned in all rounds: one model after the other, so that thousands of them need little memory.</summary>
internal sealed class ModelMoney
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private ModelMoney() { }

    /// <summary>Money of a model.</summary>
    /// <param name="Net">NMR that settled; null where nothing did.</param>
    /// <param name="Return">Over the mean capital.</param>
    /// <param name="Staked">NMR now.</param>
    /// <param name="Rounds">Rounds with a stake.</param>
    /// <param name="LastStake">Of the last of them.</param>
    /// <param name="Sums">Running sums of the net.</param>
    internal sealed record Entry(
        decimal? Net,
        double? Return,
        decimal? Staked,
        IReadOnlyList<int> Rounds,
        decimal? LastStake,
        IReadOnlyList<double> Sums
    );

    /// <summary>Of a model; null where nothing is known of it.</summary>
    public Entry? Of(string model) => _entries.GetValueOrDefault(model);

    /// <summary>Adds up.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="models">Names as kept in the store; null means all.</param>
    public static ModelMoney Read(AsOfView view, IReadOnlyList<string>? models)
    {
        var money = new ModelMoney();
        var amounts = view.PositionAmounts(1, models);
        var reported = view.AccountStanding.Stakes.ToLookup(s => s.Model, StringComparer.OrdinalIgnoreCase);
        var newest = view.ScoredRounds().Select(r => (int?)r).FirstOrDefault();
        if (amounts.Count > 0)
        {
            var rounds = new OverviewRounds(view, amounts.Max(a => a.Round), amounts.Min(a => a.Round));
            var states = new StakeStates(view);
            for (var (from, to) = (0, 0); from < amounts.Count; from = to)
            {
                while (to < amounts.Count && amounts[to].Model == amounts[from].Model)
                    to++;
                var model = amounts[from].Model;
                var slot = new SlotBook(model, rounds, states) { Reported = reported[model].LastOrDefault() };
                for (var i = from; i < to; i++)
                    slot.Add(amounts[i]);
                money._entries[model] = Of(view, slot, newest, [.. amounts.Skip(from).Take(to - from)]);
            }
        }
        foreach (var stakes in reported.Where(t => !money._entries.ContainsKey(t.Key) && t.Last().Staked is not null))
            money._entries[stakes.Key] = new Entry(null, null, stakes.Last().Staked!.Value.Amount, [], null, []);
        return money;
    }

    private static Entry Of(AsOfView view, SlotBook slot, int? newest, List<PositionAmounts> amounts)
    {
        var capital = slot.Series.Capital(OverviewRounds.UnknownFrom(view, slot.Series.Newest, newest));
        var earned = slot.Series.EarnedInAll(capital);
        var staked = amounts.FindAll(a => a.AtRisk > Nmr.Zero);
        return new Entry(
            earned.Rounds == 0 ? null : earned.Net,
            earned.Share,
            slot.Staked(),
            staked.ConvertAll(a => a.Round),
            staked.Count == 0 ? null : Json.Plain(staked[^1].AtRisk!.Value.Amount),
            [.. slot.Series.Cumulative().Select(c => (double)c.Net)]
        );
    }
}
