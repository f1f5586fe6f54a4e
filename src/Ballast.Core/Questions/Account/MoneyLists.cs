using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Attribution;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Account;

/// <summary>The money of an account by rounds, models, scores and months. Each list adds up to the same total.</summary>
internal sealed class MoneyLists
{
    public const int MostListed = 10;

    private readonly PayoutBook _book;
    private readonly RoundDates _dates;
    private readonly PriceBook _prices;
    private readonly AtomicCapital _capital;
    private readonly AttributedPayouts _settled;
    private readonly ILookup<int, PayoutParts> _ofRound;
    private readonly ILookup<string, PayoutParts> _ofModel;
    private readonly ILookup<string, Position> _positions;

    public MoneyLists(PayoutBook book, RoundDates dates, PriceBook prices, AtomicCapital capital)
    {
        (_book, _dates, _prices, _capital) = (book, dates, prices, capital);
        List<PayoutParts> parts = [.. book.Settled.Select(p => p.Parts)];
        _settled = AttributedPayouts.Sum(parts);
        _ofRound = parts.ToLookup(p => p.Round);
        _ofModel = parts.ToLookup(p => p.Model);
        _positions = book.Settled.Select(p => p.Position).Concat(book.Unsettled).ToLookup(p => p.Model);
    }

    public bool HasMoney(string model) => _positions.Contains(model);

    public MoneyEntry Total() =>
        new(
            _book.Settled.Count,
            Plain(Amounts.Sum(_settled.Models, m => m.Payouts)),
            Plain(Amounts.Sum(_settled.Models, m => m.Burns)),
            Plain(_settled.Total),
            Fiat(_settled.Rounds.Select(r => (r.Round, r.Net)))
        );

    public IReadOnlyList<AccountRoundEntry> Rounds()
    {
        var entries = new List<AccountRoundEntry>();
        var cumulative = Nmr.Zero;
        foreach (var round in _settled.Rounds)
        {
            cumulative += round.Net;
            var capital = _dates.IsAtomic(round.Round)
                ? _capital.At(_positions.Select(p => p.Key), round.Round)
                : round.AtRisk;
            var payouts = Amounts.Sum(_ofRound[round.Round].Where(p => p.Payout > Nmr.Zero), p => p.Payout);
            entries.Add(
                new AccountRoundEntry(
                    round.Round,
                    _dates.Day(round.Round),
                    _dates.RuleOf(round.Round)?.Id,
                    round.AtRisk is { } stake ? Plain(stake) : null,
                    Plain(payouts),
                    Plain(round.Net - payouts),
                    Plain(round.Net),
                    Plain(cumulative),
                    capital is { } known && known > Nmr.Zero ? (double)(round.Net.Amount / known.Amount) : null,
                    Fiat([(round.Round, round.Net)]),
                    capital is { } committed ? Plain(committed) : null
                )
            );
        }
        return entries;
    }

    public IReadOnlyList<AccountModelEntry> Models() =>
        [
            .. _settled
                .Models.Select(m => new AccountModelEntry(
                    m.Model,
                    m.Rounds,
                    AtRiskNow(m.Model),
                    Plain(m.Payouts),
                    Plain(m.Burns),
                    Plain(m.Net),
                    Fiat(_ofModel[m.Model].Select(p => (p.Round, p.Payout)))
                ))
                .Select(m => WithReturn(m)),
        ];

    private AccountModelEntry WithReturn(AccountModelEntry model)
    {
        var capitals = _ofModel[model.Model].Select(p => CapitalOf(model.Model, p.Round)).ToList();
        if (capitals.Count == 0 || capitals.Any(c => c is null))
            return model;
        var mean = capitals.Average(c => c!.Value.Amount);
        return model with { MeanCapital = Json.Plain(mean), Return = mean > 0 ? (double)(model.Net / mean) : null };
    }

    /// <summary>NMR that a model had committed when a round resolved: its stake, or in an atomic round all its positions open then.</summary>
    private Nmr? CapitalOf(string model, int round) =>
        _dates.IsAtomic(round)
            ? _capital.At([model], round)
            : _positions[model].FirstOrDefault(p => p.Round == round)?.AtRisk;

    public IReadOnlyList<PartEntry> Scores() =>
        [
            .. _settled.Scores.Select(s => new PartEntry(s.Metric.ToString(), Plain(s.Net))),
            new PartEntry("clip", Plain(_settled.Clip)),
            new PartEntry("unexplained", Plain(_settled.Unexplained)),
        ];

    public static IReadOnlyList<MonthEntry> Months(IReadOnlyList<AccountRoundEntry> rounds) =>
        [
            .. rounds
                .GroupBy(r => new DateOnly(r.Date.Year, r.Date.Month, 1))
                .OrderBy(g => g.Key)
                .Select(g => new MonthEntry(
                    g.Key,
                    g.Count(),
                    g.All(r => r.AtRisk is not null) ? g.Average(r => r.AtRisk) : null,
                    g.Sum(r => r.Payouts),
                    g.Sum(r => r.Burns),
                    g.Sum(r => r.Net),
                    g.All(r => r.NetFiat is not null) ? g.Sum(r => r.NetFiat) : null
                )),
        ];

    /// <summary>Each amount at the price of the day it settled; null where one of the prices is missing.</summary>
    private decimal? Fiat(IEnumerable<(int Round, Nmr Amount)> amounts)
    {
        if (_prices.IsEmpty)
            return null;
        var sum = 0m;
        foreach (var (round, amount) in amounts)
        {
            if (_prices.Value(amount, _dates.Day(round)) is not { } value)
                return null;
            sum += value;
        }
        return Json.Plain(sum);
    }

    private decimal? AtRiskNow(string model)
    {
        var newest = _positions[model].Where(p => p.AtRisk is not null).MaxBy(p => p.Round);
        return newest is null ? null : Plain(newest.AtRisk!.Value);
    }

    private static decimal Plain(Nmr amount) => Json.Plain(amount.Amount);
}
