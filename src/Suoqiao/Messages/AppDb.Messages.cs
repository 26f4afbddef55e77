using Microsoft.EntityFrameworkCore;
using Suoqiao.Messages;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Message> Messages => Set<Message>();
}
