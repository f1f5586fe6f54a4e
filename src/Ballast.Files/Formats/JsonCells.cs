namespace Ballast.Files.Formats;

/// <summary>JSON as the API answers it, as pandas writes it, or one document a line.</summary>
internal sealed class JsonCells : ICellTable
{
    private readonly FileContent _content;
    private readonly JsonRows _rows;
    private readonly JsonColumns _columns;
    private readonly IEnumerator<JsonRow> _each;
    private int _read;

    /// <exception cref="FormatException">It is no JSON, or holds no rows.</exception>
    public JsonCells(FileContent content)
    {
        _content = content;
        _rows = new JsonRows(Bytes(content));
        _columns = _rows.Columns();
        _each = _rows.Rows(_columns).GetEnumerator();
    }

    public string Format => "JSON";

    public IReadOnlyList<string> Header => _columns.Names;

    public char? Separator => null;

    public int Line => _each.Current.Line;

    public int Count => Header.Count;

    public string? Problem => _each.Current.Problem;

    public IReadOnlyList<string> LeftOut => _rows.LeftOut;

    public double Progress => _rows.Count == 0 ? 1 : Math.Min(1, _read / (double)_rows.Count);

    public string this[int column] => _each.Current.Cells[column];

    public bool Read()
    {
        _read++;
        return _each.MoveNext();
    }

    public string Sha256() => _content.Sha256();

    public void Dispose()
    {
        _each.Dispose();
        _content.Dispose();
    }

    private static byte[] Bytes(FileContent content)
    {
        using var kept = new MemoryStream();
        using var text = StrictText.Of(content);
        var buffer = new byte[1 << 16];
        for (int read; (read = text.Read(buffer)) > 0; )
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > content.Limits.JsonBytes)
                throw new FormatException(
                    $"has more than {content.Limits.JsonBytes >> 20} MiB of JSON; split it into files of lines (JSON lines)"
                );
        }
        var bytes = kept.ToArray();
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }
}

/// <summary>One row of cells.</summary>
/// <param name="Line">Its line, or its number.</param>
/// <param name="Cells">As many as there are columns.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal readonly record struct JsonRow(int Line, string[] Cells, string? Problem);

/// <summary>Columns in the order in which they are first named.</summary>
internal sealed class JsonColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public List<string> Names { get; } = [];

    public int? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

    public void Add(string name)
    {
        if (_places.TryAdd(name, Names.Count))
            Names.Add(name);
    }
}
