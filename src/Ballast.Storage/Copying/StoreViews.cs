using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Copying;

/// <summary>Reads the views that other programs may rely on (<c>docs/data.md</c>), row by row.</summary>
public static class StoreViews
{
    private const string OfOne = "tournament = '{0}'";
    private const string OfOneOrNone = "(tournament = '{0}' OR tournament IS NULL)";
    private const string OfAll = "1 = 1";

    // Each with the columns that no two of its rows share and that are never null: the order of its rows; and which rows belong to a tournament.
    private static readonly (string Name, string Key, string Which)[] Views =
    [
        ("view_scores", "tournament, model, round, metric", OfOne),
        ("view_stakes", "tournament, model, round", OfOne),
        ("view_multipliers", "tournament, model, round, metric", OfOne),
        ("view_rounds", "tournament, round", OfOne),
        ("view_prices", "currency, day", OfAll),
        ("view_stake_days", "tournament, model, day", OfOne),
        // Wallets serve all tournaments.
        ("view_wallets", "account", OfAll),
        ("view_model_stakes", "tournament, account, model", OfOne),
        ("view_stake_settings", "tournament, account, model", OfOne),
        ("view_pending_changes", "tournament, account, model, kind", OfOne),
        ("view_stake_transactions", "account, line", OfOneOrNone),
        ("view_wallet_transactions", "account, line", OfAll),
        ("view_claims", "tournament, account, model, round, staker", OfOne),
    ];

    /// <summary>The views.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Views.Select(v => v.Name)];

    /// <summary>Reads a view to its end without keeping it, in the order of its key (<c>docs/data.md</c>), text byte by byte.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="view">One of <see cref="Names"/>.</param>
    /// <param name="tournament">Rows of this one; prices and wallets belong to none.</param>
    /// <param name="line">Takes the names of the columns, then each row: null, a whole number, a double or text. The list is used again.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static Outcome<long> Read(
        string location,
        string view,
        Tournament tournament,
        Action<IReadOnlyList<object?>> line,
        CancellationToken cancellation
    )
    {
        if (!Names.Contains(view))
            return new Refusal("unknown-view", $"There is no view '{view}'. There are: {string.Join(", ", Names)}.");
        var engine = Engine.Of(location);
        if (!engine.Exists())
            return StoreLocation.NoStore(location);
        return StoreCopy.InWords(engine, () => Rows(engine, view, tournament, line, cancellation));
    }

    private static long Rows(
        Engine engine,
        string view,
        Tournament tournament,
        Action<IReadOnlyList<object?>> line,
        CancellationToken cancellation
    )
    {
        using var connection = StoreConnection.Open(engine);
        engine.ExpectLongSort(connection);
        using var command = connection.CreateCommand();
        var (_, key, which) = Array.Find(Views, v => v.Name == view);
        var rowsOfOne = string.Format(CultureInfo.InvariantCulture, which, tournament.Slug());
#pragma warning disable CA2100 // A view's and a tournament's name, from lists of the program.
        command.CommandText = $"SELECT * FROM {view} WHERE {rowsOfOne} ORDER BY {key}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.GetName(i);
        line(row);
        long rows = 0;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            line(row);
            rows++;
        }
        return rows;
    }
}
