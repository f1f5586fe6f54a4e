using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What was said about rounds to come.</summary>
internal static class PredictionTable
{
    private const long MillisecondsADay = 86_400_000;

    /// <summary>Whoever writes longer than this goes before: the answer is there already, and nobody waits for its record.</summary>
    private const int PatienceMilliseconds = 500;

    public static bool Keep(Engine engine, DbConnection connection, Prediction prediction)
    {
        var made = Columns.Milliseconds(prediction.MadeAt);
        using var transaction = engine.BeginWrite(connection, PatienceMilliseconds);
        using var statement = new Statement(connection, PredictionSql.Keep, 9) { Transaction = transaction };
        object?[] row =
        [
            (long)prediction.Tournament,
            prediction.Kind,
            made,
            made / MillisecondsADay,
            Columns.Milliseconds(prediction.AsOf),
            prediction.Question,
            Convert.FromHexString(prediction.Fingerprint),
            prediction.Version,
            Packed(prediction.Content),
        ];
        var isNew = statement.Execute(row) > 0;
        if (isNew)
            KeepSum(connection, transaction, row);
        transaction.Commit();
        return isNew;
    }

    private static void KeepSum(DbConnection connection, DbTransaction transaction, object?[] row)
    {
        using var newest = new Statement(connection, "SELECT max(id) FROM claim", 0) { Transaction = transaction };
        var id = Convert.ToInt64(newest.Scalar(), CultureInfo.InvariantCulture);
        var sum = ContentChecksums.OfOne([id, .. row]);
        using var keep = new Statement(connection, ContentChecksums.Keep, 4) { Transaction = transaction };
        keep.Execute(id, ContentChecksums.Claims, sum.Rows, sum.Text);
    }

    public static List<Prediction> Read(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        using var statement = new Statement(connection, PredictionSql.Claims, 2);
        using var reader = statement.Read((long)tournament, Columns.Milliseconds(asOf));
        var predictions = new List<Prediction>();
        while (reader.Read())
            predictions.Add(
                new Prediction
                {
                    Kind = reader.GetString(0),
                    Tournament = tournament,
                    MadeAt = reader.Time(1),
                    AsOf = reader.Time(2),
                    Question = reader.GetString(3),
                    Fingerprint = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(4)),
                    Version = reader.GetString(5),
                    Content = Unpacked(reader.GetFieldValue<byte[]>(6)),
                }
            );
        return predictions;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Unpacked(byte[] packed)
    {
        using var reader = new StreamReader(
            new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress),
            Encoding.UTF8
        );
        return reader.ReadToEnd();
    }
}
