// mkdocs-material 9.8 的 base.html 里的行内脚本（MIT），移到文件里。
"use strict";
var __md_scope,__md_hash,__md_get,__md_set;
__md_scope=new URL(document.currentScript.dataset.base,location),__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),__md_set=(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}};
