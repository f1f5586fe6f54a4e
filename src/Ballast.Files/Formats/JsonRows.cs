using System.Text.Json;

namespace Ballast.Files.Formats;

/// <summary>Finds the rows in JSON: which of its lists is the table, what stands around it, and what nests in its rows.</summary>
internal sealed class JsonRows
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Lists of the API whose entries are rows, the most telling first.</summary>
    private static readonly string[] Tables =
    [
        "v2RoundModelPerformances",
        "roundModelPerformances",
        Nested,
        "models",
        "rounds",
        "actual",
        "pending",
    ];

    private const string Nested = "submissionScores";

    private readonly byte[] _bytes;
    private readonly JsonDocument? _whole;
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private string _table = "";

    public JsonRows(byte[] bytes)
    {
        _bytes = bytes;
        _whole = Whole(bytes);
    }

    /// <summary>Lists that are not read.</summary>
    public IReadOnlyList<string> LeftOut => [.. _leftOut];

    /// <summary>Rows, as far as they were counted by <see cref="Columns"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Looks through everything for the columns.</summary>
    /// <exception cref="FormatException">There is no table.</exception>
    public JsonColumns Columns()
    {
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, document) in Documents())
            JsonShape.CountLists(document, "", lists);
        _table = Array.Find(Tables, lists.ContainsKey) ?? Largest(lists);
        // Scores nested in rows of their own: the rows are the table.
        if (
            _table == Nested
            && (lists.ContainsKey("") || Documents().First().Document.TryGetProperty("roundNumber", out _))
        )
            _table = "";
        _leftOut.UnionWith(lists.Keys.Where(n => n.Length > 0 && n != _table && !JsonShape.IsBeside(_table, n)));
        var columns = new JsonColumns();
        foreach (var (_, document) in Documents())
        {
            foreach (var row in JsonShape.Rows(document, _table))
            {
                Count++;
                foreach (var (name, _) in row)
                    columns.Add(name);
                if (columns.Names.Count > TableFile.MostColumns)
                    throw new FormatException($"has more than {TableFile.MostColumns:#,##0} columns");
            }
        }
        return columns.Names.Count > 0 ? columns : throw new FormatException("holds no list of rows");
    }

    public IEnumerable<JsonRow> Rows(JsonColumns columns)
    {
        var number = 0;
        foreach (var (line, document) in Documents(tellsProblems: true))
        {
            if (document.ValueKind == JsonValueKind.Undefined)
            {
                yield return new JsonRow(line, [], "this line is no JSON");
                continue;
            }
            foreach (var row in JsonShape.Rows(document, _table))
            {
                number++;
                var cells = new string[columns.Names.Count];
                Array.Fill(cells, "");
                foreach (var (name, value) in row)
                {
                    if (columns.Find(name) is { } place)
                        cells[place] = value;
                }
                yield return new JsonRow(_whole is null ? line : number, cells, null);
            }
        }
    }

    private static JsonDocument? Whole(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Lenient);
        }
        catch (JsonException e)
        {
            // One document a line: the first line is one of its own, and there are more.
            var end = bytes.AsSpan().IndexOf((byte)'\n');
            if (end > 0 && IsDocument(bytes.AsMemory(0, end)))
                return null;
            throw new FormatException($"is no JSON that can be read (line {(e.LineNumber ?? 0) + 1})", e);
        }
    }

    private static bool IsDocument(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private IEnumerable<(int Line, JsonElement Document)> Documents(bool tellsProblems = false)
    {
        if (_whole is not null)
        {
            yield return (1, _whole.RootElement);
            yield break;
        }
        var line = 0;
        for (var start = 0; start < _bytes.Length; )
        {
            var length = _bytes.AsSpan(start).IndexOf((byte)'\n');
            var text = _bytes.AsMemory(start, length < 0 ? _bytes.Length - start : length);
            start += text.Length + 1;
            line++;
            if (text.Span.IndexOfAnyExcept(" \r\t"u8) < 0)
                continue;
            using var document = Parsed(text);
            if (document is not null)
                yield return (line, document.RootElement);
            else if (tellsProblems)
                yield return (line, default);
        }
    }

    private static JsonDocument? Parsed(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonDocument.Parse(line, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Largest(Dictionary<string, int> lists) =>
        lists.Count == 0 ? "" : lists.MaxBy(l => (l.Key.Length == 0 ? 1 : 0, l.Value)).Key;
}
