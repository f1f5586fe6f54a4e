using Ballast.Core.Numerics;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>
/// The inverse of a basis most of whose variables are slacks. The column of a row whose slack is basic is a unit vector and not
/// stored: of 100 models some 20 are in the mix, so that a pivot costs a fifth.
/// </summary>
/// <remarks>A basic variable has a place; a row of the program is one of its equations. The inverse is places x rows.</remarks>
internal sealed class BasisInverse
{
    private const int Implicit = -1;

    private readonly int[] _slotOfRow;
    private readonly int[] _placeOfRow;
    private readonly int[] _rowOfSlot;
    private readonly double[][] _columns;
    private readonly double[] _factors;

    /// <summary>The unit matrix.</summary>
    public BasisInverse(int rows)
    {
        (_slotOfRow, _placeOfRow, _rowOfSlot) = (new int[rows], new int[rows], new int[rows]);
        (_columns, _factors) = (new double[rows][], new double[rows]);
        Reset();
    }

    /// <summary>Rows, as many as places.</summary>
    public int Rows => _slotOfRow.Length;

    /// <summary>Rows whose columns are stored, in any order.</summary>
    public ReadOnlySpan<int> StoredRows => _rowOfSlot.AsSpan(0, Stored);

    private int Stored { get; set; }

    /// <summary>Back to the unit matrix: each row's slack is basic, at the place of its number.</summary>
    public void Reset()
    {
        Stored = 0;
        Array.Fill(_slotOfRow, Implicit);
        for (var row = 0; row < Rows; row++)
            _placeOfRow[row] = row;
    }

    /// <summary>One value of the inverse at each of the stored rows, in their order; at all other rows of a place without a slack it is zero.</summary>
    public void ReadPlace(int place, Span<double> values)
    {
        for (var slot = 0; slot < Stored; slot++)
            values[slot] = _columns[slot][place];
    }

    /// <summary>The inverse times a column.</summary>
    public void Multiply(ReadOnlySpan<double> column, Span<double> result)
    {
        result.Clear();
        for (var row = 0; row < Rows; row++)
        {
            if (_slotOfRow[row] == Implicit)
                result[_placeOfRow[row]] = column[row];
        }
        for (var slot = 0; slot < Stored; slot++)
            _factors[slot] = column[_rowOfSlot[slot]];
        LinearCombination.Add(_factors.AsSpan(0, Stored), _columns, result);
    }

    /// <summary>The inverse times the unit column of a row.</summary>
    public void MultiplyUnit(int row, Span<double> result)
    {
        if (_slotOfRow[row] != Implicit)
        {
            _columns[_slotOfRow[row]].CopyTo(result);
            return;
        }
        result.Clear();
        result[_placeOfRow[row]] = 1;
    }

    /// <summary>The slack of a row will leave: its column is stored from now on.</summary>
    public void Store(int row)
    {
        var column = _columns[Stored] ??= new double[Rows];
        Array.Clear(column);
        column[_placeOfRow[row]] = 1;
        _rowOfSlot[Stored] = row;
        _slotOfRow[row] = Stored++;
    }

    /// <summary>The slack of a row came in at a place: its column is a unit vector from now on.</summary>
    public void Drop(int row, int place)
    {
        var slot = _slotOfRow[row];
        var last = --Stored;
        (_columns[slot], _columns[last]) = (_columns[last], _columns[slot]);
        _rowOfSlot[slot] = _rowOfSlot[last];
        _slotOfRow[_rowOfSlot[slot]] = slot;
        _slotOfRow[row] = Implicit;
        _placeOfRow[row] = place;
    }

    /// <summary>A variable comes in at a place.</summary>
    /// <param name="column">The inverse times the variable's column.</param>
    /// <param name="place">The place; the value there is not zero.</param>
    public void Pivot(ReadOnlySpan<double> column, int place)
    {
        var pivot = column[place];
        for (var slot = 0; slot < Stored; slot++)
        {
            var values = _columns[slot];
            if (values[place] == 0)
                continue;
            var factor = values[place] / pivot;
            LinearCombination.AddOne(-factor, column, values);
            values[place] = factor;
        }
    }
}
