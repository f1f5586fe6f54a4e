using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Finds out by the columns what a table holds.</summary>
internal static class TableKind
{
    public static Outcome<ITableRows> Find(Header header, string format, string name, Metric? metric, string? given)
    {
        if (!header.LooksLikeText)
            return format == "CSV"
                ? NotATable($"{name} is no CSV file: its first line is no list of column names.")
                : NotATable($"{name} has no list of column names.");
        var model = new ModelColumn(header, given);
        if (given is not null && model.HasColumn)
            return new Refusal(
                "has-models",
                $"{name} names its models itself, in the column {header.Columns[model.Role.Columns[0]]}; leave --model out."
            );
        return header.Find(Spellings.Round).IsThere
            ? OfRounds(header, name, metric, model)
            : OfDays(header, name, model);
    }

    private static Outcome<ITableRows> OfRounds(Header header, string name, Metric? metric, ModelColumn model)
    {
        var performances = LongRows.Of(header, model);
        if (model.IsKnown && SnapshotPairRows.Fits(header))
            return SnapshotPairRows.Of(header, model, name) is { } pair
                ? pair
                : NotATable(
                    $"{name} has two snapshots side by side (_t0, _t1), but its name does not say of which days; call it for example drift_2021-08-21_vs_2021-09-07.csv."
                );
        if (model.HasColumn)
            return performances.SaysAnything
                ? performances
                : NotATable(
                    $"{name} has models and rounds, but no score, stake or payout that Ballast knows. Columns: docs/import.md."
                );
        // A model may be called like a score: where most columns have no meaning of their own and the metric is named, they are models.
        var isWide = metric is not null && performances.KnownColumns * 2 <= header.Columns.Count;
        if (performances.SaysAnything && !isWide)
            return model.IsKnown
                ? performances
                : new Refusal(
                    "no-model",
                    $"{name} has scores, stakes or payouts and no column that says whose they are; name the model: --model NAME."
                );
        if (!isWide && RoundRows.Of(header) is { } rounds)
            return rounds;
        if (metric is not { } what)
            return new Refusal(
                "no-metric",
                $"{name} is a wide table (rounds x models); say what it holds, for example: --metric corr."
            );
        return new WideRows(header, what) is { Models: > 0 } wide
            ? wide
            : NotATable($"{name} has rounds and no model.");
    }

    private static Outcome<ITableRows> OfDays(Header header, string name, ModelColumn model)
    {
        var days = StakeDayRows.Of(header, model);
        if (model.IsKnown && days.SaysAnything)
            return days;
        if (!model.HasColumn && PriceRows.Of(header) is { } prices)
            return prices;
        if (days.SaysAnything)
            return new Refusal(
                "no-model",
                $"{name} has stakes by day and no column that says whose they are; name the model: --model NAME."
            );
        return NotATable(
            $"{name} has no column roundNumber (or number), so its rows belong to no round. Tables that can be read: docs/import.md."
        );
    }

    private static Outcome<ITableRows>.Refused NotATable(string message) => new(new Refusal("not-a-table", message));
}
