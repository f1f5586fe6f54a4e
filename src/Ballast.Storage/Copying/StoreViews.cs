using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Copying;

/// <summary>Reads the views that other programs may rely on (<c>docs/data.md</c>), row by row.</summary>
public static class StoreViews
{
    private const string WithoutTournament = "view_prices";

    // Each with the columns that no two of its rows share and that are never null: the order of its rows.
    private static readonly (string Name, string Key)[] Views =
    [
        ("view_scores", "tournament, model, round, metric"),
        ("view_stakes", "tournament, model, round"),
        ("view_multipliers", "tournament, model, round, metric"),
        ("view_rounds", "tournament, round"),
        (WithoutTournament, "currency, day"),
        ("view_stake_days", "tournament, model, day"),
    ];

    /// <summary>The views.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Views.Select(v => v.Name)];

    /// <summary>Reads a view to its end without keeping it, in the order of its key (<c>docs/data.md</c>), text byte by byte.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="view">One of <see cref="Names"/>.</param>
    /// <param name="tournament">Rows of this one; prices belong to none.</param>
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
            return new Refusal(
                "no-store",
                $"There is no store {engine.Display} yet. Begin with: ballast import FILE, or try: ballast demo."
            );
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
        var which = view == WithoutTournament ? "" : $" WHERE tournament = '{tournament.Slug()}'";
#pragma warning disable CA2100 // A view's and a tournament's name, from lists of the program.
        command.CommandText = $"SELECT * FROM {view}{which} ORDER BY {Array.Find(Views, v => v.Name == view).Key}";
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
