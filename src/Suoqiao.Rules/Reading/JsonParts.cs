using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Suoqiao.Rules.Reading;

/// <summary>Reads a document into parts with lines. Strict: no comments, no trailing commas, no member twice, nothing after the end.</summary>
internal ref struct JsonParts
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly FaultList faults;
    private Utf8JsonReader reader;
    private string path = "$";
    private int line = 1;
    private int counted;

    private JsonParts(ReadOnlySpan<byte> utf8, FaultList faults)
    {
        this.utf8 = utf8;
        this.faults = faults;
        reader = new Utf8JsonReader(utf8);
    }

    /// <summary>The document, or null (and a fault) where it is none.</summary>
    public static JsonPart? Read(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        // Editors on Windows put a byte order mark before UTF-8.
        var utf8 = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(utf8))
        {
            faults.Add(1 + utf8[..ValidLength(utf8)].Count((byte)'\n'), "$", PackProblem.NotUtf8);
            return null;
        }

        return new JsonParts(utf8, faults).Document();
    }

    private JsonPart? Document()
    {
        JsonPart? root = null;
        try
        {
            reader.Read();
            root = Part("$");
            path = "$";
            reader.Read();
            return root;
        }
        catch (JsonException refused)
        {
            // The message ends with the position, which the fault has already.
            var what = refused.Message.Split(" LineNumber:")[0];
            faults.Add(1 + (int)(refused.LineNumber ?? 0), path, root is null ? PackProblem.NotJson : PackProblem.TrailingText, what);
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            faults.Add(Line(), path, PackProblem.NotUtf8);
            return null;
        }
    }

    private JsonPart Part(string at)
    {
        path = at;
        var here = Line();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(here, at),
            JsonTokenType.StartArray => List(here, at),
            JsonTokenType.String => new JsonPart.Text(here, at, reader.GetString()!),
            JsonTokenType.Number => new JsonPart.Number(here, at, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.Null => new JsonPart.Null(here, at),
            _ => new JsonPart.Truth(here, at),
        };
    }

    private JsonPart.Object Object(int here, string at)
    {
        var members = new List<JsonPart.Member>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, stands) = (reader.GetString()!, Line());
            reader.Read();
            var value = Part($"{at}.{name}");
            if (members.Exists(member => member.Name == name))
            {
                faults.Add(stands, value.Path, PackProblem.DuplicateMember, name);
            }
            else
            {
                members.Add(new(name, stands, value));
            }

            path = at;
        }

        return new(here, at, members);
    }

    private JsonPart.List List(int here, string at)
    {
        var items = new List<JsonPart>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Part($"{at}[{items.Count}]"));
            path = at;
        }

        return new(here, at, items);
    }

    /// <summary>The line of the token, counted on from the token before.</summary>
    private int Line()
    {
        var start = (int)reader.TokenStartIndex;
        line += utf8[counted..start].Count((byte)'\n');
        counted = start;
        return line;
    }

    private static int ValidLength(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out var bytes) == System.Buffers.OperationStatus.Done)
        {
            length += bytes;
        }

        return length;
    }
}
