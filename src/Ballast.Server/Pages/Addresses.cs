namespace Ballast.Server.Pages;

/// <summary>Addresses of pages.</summary>
internal static class Addresses
{
    /// <summary>Names with values as the end of an address, from the question mark on; nothing where there are none.</summary>
    public static string AsQuery(this IEnumerable<(string Name, string Value)> said)
    {
        var query = string.Join(
            '&',
            said.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value)}")
        );
        return query.Length == 0 ? "" : "?" + query;
    }
}
