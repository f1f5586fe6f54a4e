using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Files.Formats;

/// <summary>Where a table of models, rounds and scores and nothing else has them.</summary>
internal sealed record ScoreColumns(int Model, int Round, IReadOnlyList<(Metric Metric, int Column)> Scores);

/// <summary>Why a block ends.</summary>
internal enum BlockEnd
{
    /// <summary>It is full.</summary>
    Full,

    /// <summary>No line is left.</summary>
    File,

    /// <summary>The next line has a cell that is not plain, or another number of cells.</summary>
    OddLine,

    /// <summary>What comes is no list of plain lines: a quote, an empty line, a damaged file.</summary>
    OddText,
}

/// <summary>
/// Reads the plain lines of a CSV straight from its bytes. It decides nothing: a line that is not plain is left to the reader of all CSV files,
/// which stands where this one began.
/// </summary>
internal sealed class CsvScoreLines : IDisposable
{
    private const int BlockRows = 4096;

    private readonly FileContent _content;
    private readonly Stream _stream;
    private readonly ScoreColumns _columns;
    private readonly Metric[] _metrics;
    private readonly int _cellsALine;
    private readonly (int Start, int Length)[] _cells;
    private readonly ByteNames _names = new();
    private readonly byte[] _buffer = new byte[1 << 18];
    private (int Start, int End) _unread;

    // The first quote or carriage return in the buffer.
    private int _suspicion;
    private bool _isAtEnd;
    private int _line;

    private CsvScoreLines(FileContent content, ScoreColumns columns, int cellsALine)
    {
        (_content, _columns, _cellsALine) = (content, columns, cellsALine);
        _stream = new NarrowStream(StrictText.Of(content));
        _metrics = [.. columns.Scores.Select(s => s.Metric)];
        _cells = new (int, int)[cellsALine];
    }

    /// <summary>Share of the file that has been read, in [0, 1].</summary>
    public double Progress => _content.Progress;

    /// <summary>Opens the file a second time.</summary>
    /// <returns>Null where that cannot be done, or its first line is not the plain list of columns.</returns>
    public static CsvScoreLines? Open(FileContent content, ScoreColumns columns, IReadOnlyList<string> header)
    {
        if (content.Again() is not { } again)
            return null;
        var lines = new CsvScoreLines(again, columns, header.Count);
        if (lines.StartsWith(header))
            return lines;
        lines.Dispose();
        return null;
    }

    /// <summary>Reads plain lines up to the first that is none.</summary>
    public (ScoreBlock Block, BlockEnd End) Read()
    {
        var models = new int[BlockRows];
        var rounds = new int[BlockRows];
        var values = new double[BlockRows * _metrics.Length];
        var (rows, end, first) = (0, BlockEnd.Full, _line + 1);
        for (; rows < BlockRows; rows++)
        {
            if (Next(out var length) is { } stop)
            {
                end = stop;
                break;
            }
            var line = _buffer.AsSpan(_unread.Start, length);
            if (!Cells(line) || !Values(line, rows, models, rounds, values))
            {
                end = BlockEnd.OddLine;
                break;
            }
            Skip();
        }
        var block = new ScoreBlock(first, _metrics, _names.Names)
        {
            Models = models[..rows],
            Rounds = rounds[..rows],
            Values = values[..(rows * _metrics.Length)],
        };
        return (block, end);
    }

    /// <summary>Leaves out the line that was not plain.</summary>
    public void Skip()
    {
        var end = _buffer.AsSpan(_unread.Start, _unread.End - _unread.Start).IndexOf((byte)'\n');
        _unread.Start = end < 0 ? _unread.End : _unread.Start + end + 1;
        _line++;
    }

    /// <summary>Hash of the uncompressed content, when all lines were read.</summary>
    public string Sha256() => _content.Sha256();

    public void Dispose()
    {
        _stream.Dispose();
        _content.Dispose();
    }

    private bool StartsWith(IReadOnlyList<string> header)
    {
        if (Next(out var length) is not null)
            return false;
        var line = System.Text.Encoding.UTF8.GetString(_buffer, _unread.Start, length).TrimStart('\uFEFF');
        if (!line.Split(',').SequenceEqual(header))
            return false;
        Skip();
        return true;
    }

    /// <summary>The next line, without its end; null, or why there is none.</summary>
    private BlockEnd? Next(out int length)
    {
        length = _buffer.AsSpan(_unread.Start, _unread.End - _unread.Start).IndexOf((byte)'\n');
        if (length < 0)
        {
            if (!Fill())
                return BlockEnd.OddText;
            length = _buffer.AsSpan(_unread.Start, _unread.End - _unread.Start).IndexOf((byte)'\n');
            if (length < 0 && _unread.Start == _unread.End)
                return BlockEnd.File;
            if (length < 0 && !_isAtEnd)
                return BlockEnd.OddText;
            length = length < 0 ? _unread.End - _unread.Start : length;
        }
        if (_suspicion < _unread.Start + length && !IsOnlyLineEnd(ref length))
            return BlockEnd.OddText;
        return length == 0 || _buffer[_unread.Start] == '#' ? BlockEnd.OddText : null;
    }

    /// <summary>Whether what is suspicious about the line is but the first half of its end.</summary>
    private bool IsOnlyLineEnd(ref int length)
    {
        var line = _buffer.AsSpan(_unread.Start, length);
        if (line.IndexOfAny((byte)'"', (byte)'\r') is var found && found >= 0)
        {
            if (line[found] != '\r' || found != length - 1 || _unread.Start + length == _unread.End)
                return false;
            length--;
        }
        Suspect(_unread.Start + line.Length);
        return true;
    }

    private void Suspect(int from)
    {
        var found = _buffer.AsSpan(from, _unread.End - from).IndexOfAny((byte)'"', (byte)'\r');
        _suspicion = found < 0 ? int.MaxValue : from + found;
    }

    /// <summary>Reads on behind what is left of the last line.</summary>
    /// <returns>Whether nothing is wrong with the file; if something is, whoever reads it after this one finds out what.</returns>
    private bool Fill()
    {
        var left = _unread.End - _unread.Start;
        _buffer.AsSpan(_unread.Start, left).CopyTo(_buffer);
        _unread = (0, left);
        try
        {
            while (!_isAtEnd && _unread.End < _buffer.Length)
            {
                var read = _stream.Read(_buffer.AsSpan(_unread.End));
                _isAtEnd = read == 0;
                _unread.End += read;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
        Suspect(0);
        return true;
    }

    private bool Cells(ReadOnlySpan<byte> line)
    {
        var start = 0;
        for (var cell = 0; cell < _cellsALine - 1; cell++)
        {
            var length = line[start..].IndexOf((byte)',');
            if (length < 0)
                return false;
            _cells[cell] = (start, length);
            start += length + 1;
        }
        _cells[^1] = (start, line.Length - start);
        return !line[start..].Contains((byte)',');
    }

    private bool Values(ReadOnlySpan<byte> line, int row, int[] models, int[] rounds, double[] values)
    {
        if (!DigitText.TryWhole(Cell(line, _columns.Round), out var round))
            return false;
        if (round is < 1 or > RoundCalendar.LargestRound)
            return false;
        for (var i = 0; i < _metrics.Length; i++)
        {
            var cell = Cell(line, _columns.Scores[i].Column);
            if (cell.Length == 0)
                values[(row * _metrics.Length) + i] = double.NaN;
            else if (DigitText.TryReal(cell, out var value))
                // Nothing is below zero by nothing.
                values[(row * _metrics.Length) + i] = value + 0.0;
            else
                return false;
        }
        var name = Cell(line, _columns.Model);
        // What would be trimmed is not plain.
        if (name.Length == 0 || !IsPrinted(name[0]) || !IsPrinted(name[^1]))
            return false;
        (models[row], rounds[row]) = (_names.Find(name), round);
        return true;
    }

    private static bool IsPrinted(byte sign) => sign is > (byte)' ' and < 0x7F;

    private ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line, int column) =>
        line.Slice(_cells[column].Start, _cells[column].Length);
}
