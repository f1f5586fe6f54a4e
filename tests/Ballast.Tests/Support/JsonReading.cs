using System.Text.Json;

namespace Ballast.Tests.Support;

internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static decimal Amount(this JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    public static int Whole(this JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
