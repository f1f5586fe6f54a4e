using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Whose rows they are: a column names the model, or the user named it for the whole file.</summary>
internal sealed class ModelColumn
{
    private readonly string? _given;

    /// <param name="header">The table's columns.</param>
    /// <param name="given">The model that the user named; null for none.</param>
    public ModelColumn(Header header, string? given)
    {
        _given = given;
        // An account's name may stand beside its models' names; only the most telling spelling is read.
        Role = new Role([
            .. Spellings.Model.Select(s => header.Find(s)).FirstOrDefault(r => r.IsThere)?.Columns.Take(1) ?? [],
        ]);
    }

    public Role Role { get; }

    /// <summary>Whether a column names the model.</summary>
    public bool HasColumn => Role.IsThere;

    /// <summary>Whether it is known whose rows they are.</summary>
    public bool IsKnown => HasColumn || _given is not null;

    public string Read(RowCells row) => HasColumn ? Cells.Name(row.Text(Role.Columns[0])) : _given!;
}
