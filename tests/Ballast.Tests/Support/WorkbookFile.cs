using System.IO.Compression;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>Writes the smallest workbook that there is, by hand.</summary>
internal static class WorkbookFile
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Rows of texts; those that are numbers become numbers, but for a name with a sign before it.</summary>
    public static byte[] Of(params string[][] rows)
    {
        var sheet = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            sheet.Append($"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                sheet.Append(Cell($"{(char)('A' + column)}{row + 1}", rows[row][column]));
            sheet.Append("</row>");
        }
        return Of(sheet.ToString());
    }

    /// <summary>A sheet of rows as they stand in its XML.</summary>
    public static byte[] Of(string rows)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
            );
            Part(zip, "_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
            Part(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            );
            Part(zip, "xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
            Part(
                zip,
                "xl/worksheets/sheet1.xml",
                $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""
            );
        }
        return memory.ToArray();
    }

    private static string Cell(string place, string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) && text != "nan"
            ? $"<c r=\"{place}\"><v>{text}</v></c>"
            : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Relation(string type, string target) =>
        $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/{type}" Target="{target}"/></Relationships>""";

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
