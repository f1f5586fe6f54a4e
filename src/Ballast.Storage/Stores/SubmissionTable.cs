using System.Data.Common;
using System.Globalization;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Predictions that were sent from here.</summary>
internal static class SubmissionTable
{
    private const string Add = """
        INSERT INTO submission (id, tournament, model, name_key, model_uuid, submission_uuid, round, known_at, file_name, sha256, row_count, distinct_count, mean, sd,
          quantiles, sample)
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14 FROM submission
        """;

    private const string AddSketch =
        "INSERT INTO submission_sketch (id, content_hash, ids_hash, sketch) SELECT max(id), @p0, @p1, @p2 FROM submission";

    // A round that is not known lies in no range but the whole one.
    private const string All = """
        SELECT model, model_uuid, submission_uuid, round, known_at, file_name, sha256, row_count, distinct_count, mean, sd, quantiles, sample, content_hash, ids_hash,
          sketch
        FROM submission LEFT JOIN submission_sketch ON submission_sketch.id = submission.id
        WHERE tournament = @p0 AND known_at <= @p1 AND (round BETWEEN @p2 AND @p3 OR (round IS NULL AND @p2 <= 1))
        ORDER BY known_at, submission.id
        """;

    public static void Insert(Engine engine, DbConnection connection, KeptSubmission kept)
    {
        using var transaction = engine.BeginWrite(connection);
        var print = kept.Fingerprint;
        object?[] row =
        [
            (long)kept.Tournament,
            kept.Model,
            ModelTable.Key(kept.Model),
            kept.ModelId,
            kept.SubmissionId,
            kept.Round is { } round ? (long)round : null,
            Columns.Milliseconds(kept.At),
            kept.File,
            print.Sha256,
            (long)print.Rows,
            (long)print.Distinct,
            print.Mean,
            print.Sd,
            string.Join(' ', print.Quantiles.Select(q => q.ToString("R", CultureInfo.InvariantCulture))),
            print.Sample,
        ];
        using var statement = new Statement(connection, Add, row.Length) { Transaction = transaction };
        statement.Execute(row);
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Submissions, row);
        AddSketchOf(print, connection, transaction);
        transaction.Commit();
    }

    private static void AddSketchOf(PredictionFingerprint print, DbConnection connection, DbTransaction transaction)
    {
        if (print.ContentHash is null)
            return;
        object?[] row = [print.ContentHash, print.IdsHash, print.Sketch];
        using var statement = new Statement(connection, AddSketch, row.Length) { Transaction = transaction };
        statement.Execute(row);
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Sketches, row);
    }

    public static List<KeptSubmission> Read(
        DbConnection connection,
        Tournament tournament,
        DateTimeOffset asOf,
        int from,
        int to
    )
    {
        using var statement = new Statement(connection, All, 4);
        using var reader = statement.Read((long)tournament, Columns.Milliseconds(asOf), (long)from, (long)to);
        var kept = new List<KeptSubmission>();
        while (reader.Read())
            kept.Add(
                new KeptSubmission
                {
                    Tournament = tournament,
                    Model = reader.GetString(0),
                    ModelId = reader.GetString(1),
                    SubmissionId = reader.IsDBNull(2) ? null : reader.GetString(2),
                    Round = reader.IsDBNull(3) ? null : (int)reader.GetInt64(3),
                    At = reader.Time(4),
                    File = reader.GetString(5),
                    Fingerprint = new PredictionFingerprint
                    {
                        Sha256 = reader.GetString(6),
                        Rows = (int)reader.GetInt64(7),
                        Distinct = (int)reader.GetInt64(8),
                        Mean = reader.GetDouble(9),
                        Sd = reader.GetDouble(10),
                        Quantiles =
                        [
                            .. reader
                                .GetString(11)
                                .Split(' ')
                                .Select(q => double.Parse(q, CultureInfo.InvariantCulture)),
                        ],
                        Sample = reader.GetString(12),
                        ContentHash = reader.IsDBNull(13) ? null : reader.GetString(13),
                        IdsHash = reader.IsDBNull(14) ? null : reader.GetString(14),
                        Sketch = reader.IsDBNull(15) ? null : reader.GetString(15),
                    },
                }
            );
        return kept;
    }
}
