using System.Data.Common;
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
        using var transaction = engine.BeginWrite(connection, PatienceMilliseconds);
        var isNew = Insert(connection, transaction, prediction);
        transaction.Commit();
        return isNew;
    }

    /// <summary>The same as a part of what another one writes.</summary>
    public static bool Insert(DbConnection connection, DbTransaction transaction, Prediction prediction)
    {
        var made = Columns.Milliseconds(prediction.MadeAt);
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
        if (statement.Execute(row) == 0)
            return false;
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Claims, row);
        return true;
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
