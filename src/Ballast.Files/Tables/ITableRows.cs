using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Turns the rows of one kind of table into what Ballast knows.</summary>
internal interface ITableRows
{
    /// <summary>The kind in words.</summary>
    string Kind { get; }

    /// <summary>Columns that are not read.</summary>
    IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>What the table's current row says.</summary>
    /// <exception cref="FormatException">A cell cannot be read.</exception>
    IEnumerable<SourceRow> Read(RowCells row);
}
