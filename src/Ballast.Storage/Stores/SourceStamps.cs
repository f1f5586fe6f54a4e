using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>A hash over the sources of what was known at a moment.</summary>
/// <remarks>
/// By source and not by row, so that no table of millions is read: a late source that says of one row that it was known by then changes the
/// stamp. Nothing kept is ever changed or taken away, so sources that came in are all there is to look at.
/// </remarks>
internal sealed class SourceStamps
{
    private readonly List<(long? FirstKnownAt, byte[] Text)> _sources = [];

    public SourceStamps(DbConnection connection, Tournament tournament)
    {
        using var statement = new Statement(connection, PredictionSql.Sources, 1);
        using var reader = statement.Read((long)tournament);
        while (reader.Read())
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetInt64(0)} {reader.GetString(1)} {reader.GetInt64(2)}\n"
            );
            _sources.Add((reader.IsDBNull(3) ? null : reader.GetInt64(3), Encoding.UTF8.GetBytes(text)));
        }
    }

    public string At(DateTimeOffset asOf)
    {
        var moment = Columns.Milliseconds(asOf);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (first, text) in _sources)
        {
            if (first is null || first <= moment)
                hash.AppendData(text);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
