"""peers_send.py KIND N [CONCURRENCY] [PORT]: CPU µs a message and messages a second of a client that keeps no record; needs bench/peers/server.py PORT (uvloop)"""
import asyncio
import json
import sys
import time

KIND, N = sys.argv[1], int(sys.argv[2]); BASE="http://127.0.0.1:"+(sys.argv[4] if len(sys.argv)>4 else "9400"); TOK="123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"; C=int(sys.argv[3]) if len(sys.argv)>3 else 30
TEXT="Reminder: your session Introduction to Astronomy starts in 30 minutes. Press the button below to check in."
if KIND.endswith("+uvloop"): import uvloop; asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
K=KIND.split("+")[0]
async def run():
    if K.startswith("ptb"):
        from telegram import Bot
        from telegram import InlineKeyboardButton as B
        from telegram import InlineKeyboardMarkup as M
        from telegram.ext import AIORateLimiter, ExtBot

        from bot.channels.telegram.request import AiohttpRequest
        kb=lambda i: M([[B("Check in",callback_data=f"ci:{i}"),B("Skip",callback_data=f"sk:{i}")]])
        req=AiohttpRequest() if "aiohttp" in K else None
        bot=(ExtBot if "ext" in K else Bot)(TOK,base_url=BASE+"/bot",request=req,**({"rate_limiter":AIORateLimiter(overall_max_rate=1e6)} if "rl" in K else {}))
        await bot.initialize(); close=bot.shutdown
        async def send(i): await bot.send_message(987654321+i, TEXT, parse_mode="HTML", reply_markup=kb(i))
    elif K=="aiogram":
        from aiogram import Bot
        from aiogram.client.session.aiohttp import AiohttpSession
        from aiogram.client.telegram import TelegramAPIServer
        from aiogram.types import InlineKeyboardButton as B
        from aiogram.types import InlineKeyboardMarkup as M
        bot=Bot(TOK,session=AiohttpSession(api=TelegramAPIServer.from_base(BASE))); close=bot.session.close
        async def send(i): await bot.send_message(987654321+i, TEXT, parse_mode="HTML", reply_markup=M(inline_keyboard=[[B(text="Check in",callback_data=f"ci:{i}"),B(text="Skip",callback_data=f"sk:{i}")]]))
    elif K=="aiohttp":
        import aiohttp; s=aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256)); close=s.close; u=f"{BASE}/bot{TOK}/sendMessage"
        async def send(i):
            async with s.post(u,json={"chat_id":987654321+i,"text":TEXT,"parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Check in","callback_data":f"ci:{i}"},{"text":"Skip","callback_data":f"sk:{i}"}]]}}) as r: assert (await r.json())["ok"]
    elif K=="httpx":
        import httpx; s=httpx.AsyncClient(); close=s.aclose; u=f"{BASE}/bot{TOK}/sendMessage"
        async def send(i):
            r=await s.post(u,json={"chat_id":987654321+i,"text":TEXT,"parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Check in","callback_data":f"ci:{i}"},{"text":"Skip","callback_data":f"sk:{i}"}]]}}); assert r.json()["ok"]
    async def many(n):
        it=iter(range(n))
        async def w():
            for i in it: await send(i)
        await asyncio.gather(*[w() for _ in range(C)])
    await many(200)
    c0,t0=time.process_time(),time.perf_counter(); await many(N); c,t=time.process_time()-c0,time.perf_counter()-t0
    await close(); print(json.dumps({"k":KIND,"us":c/N*1e6,"wall":N/t}))
asyncio.run(run())
