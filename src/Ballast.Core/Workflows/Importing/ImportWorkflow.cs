using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Brings a table into the store: one transaction, safe to repeat.</summary>
public static class ImportWorkflow
{
    /// <summary>More bad rows than this are counted but not listed.</summary>
    public const int MostListedBadRows = 20;

    /// <summary>Reads all rows and keeps what is new.</summary>
    /// <param name="store">Where to keep it.</param>
    /// <param name="source">The table.</param>
    /// <param name="request">How to read it.</param>
    /// <param name="progress">Told the share that has been read, now and then.</param>
    /// <param name="cancellation">Stops between rows; nothing is kept then.</param>
    /// <returns>A refusal where a row is bad and <see cref="ImportRequest.Strict"/>; then nothing is kept.</returns>
    public static Outcome<ImportAnswer> Run(
        ITournamentStore store,
        IRowSource source,
        ImportRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var recorded = store.Rounds(request.Tournament, DateTimeOffset.MaxValue);
        var rules = RuleLookup.Of(store, PayoutTimeline.Shipped, request.Tournament, DateTimeOffset.MaxValue);
        var knowledge = new KnowledgeOfRows(rules, recorded, request.Now);
        using var batch = store.BeginImport(request.Tournament);
        var writer = new RowWriter(batch, knowledge, request.Tournament, request.Currency);
        var bad = new List<BadRow>();
        var (rows, badRows) = (0, 0);
        foreach (var row in source.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if ((row as BadRow ?? writer.Write(row)) is { } badRow)
            {
                if (request.Strict)
                    return new Refusal(
                        "bad-row",
                        $"{source.Name}:{badRow.Line}: {badRow.Reason}. Nothing was kept (--strict)."
                    );
                if (++badRows <= MostListedBadRows)
                    bad.Add(badRow);
                continue;
            }
            if (++rows % 4096 == 0)
                progress?.Report(source.Progress);
        }
        writer.WriteRounds();
        var counts = batch.Commit(new ImportSource(source.Name, source.Sha256(), request.Now));
        progress?.Report(1);
        return new ImportAnswer(source.Name, source.Kind, rows, badRows, bad, counts, source.IgnoredColumns);
    }
}

/// <summary>How to import.</summary>
/// <param name="Tournament">The tournament the table belongs to.</param>
/// <param name="Strict">Whether one bad row refuses the whole table.</param>
/// <param name="Now">The moment of the import.</param>
public sealed record ImportRequest(Tournament Tournament, bool Strict, DateTimeOffset Now)
{
    /// <summary>What a table of prices is in.</summary>
    public string Currency { get; init; } = "usd";
}

/// <summary>What an import did.</summary>
/// <param name="File">File name.</param>
/// <param name="Kind">What the table held.</param>
/// <param name="Rows">Rows that could be read.</param>
/// <param name="BadRows">Rows that could not.</param>
/// <param name="ListedBadRows">The first of them.</param>
/// <param name="New">What was new in the store.</param>
/// <param name="IgnoredColumns">Columns that were not read.</param>
public sealed record ImportAnswer(
    string File,
    string Kind,
    int Rows,
    int BadRows,
    IReadOnlyList<BadRow> ListedBadRows,
    ImportCounts New,
    IReadOnlyList<string> IgnoredColumns
);
