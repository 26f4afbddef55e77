namespace Suoqiao.Data;

/// <summary>A PostgreSQL database that does not keep texts as UTF-8: it would count bytes for characters, or refuse Chinese in the midst of a write.</summary>
internal sealed class WrongEncodingException(string database, string encoding) : Exception($"The database {database} has the encoding {encoding}, not UTF8.")
{
    public string Database => database;

    public string Encoding => encoding;
}
